import type { AttemptFence, HeldLease, LeaseStanding, LoadedRun, NewRunPlan, OpenOffer, RunOutline, RunStep, StoredRunEvent } from "@planloom/db";
import type { EngineStore, TimedCommand } from "../engine/engine-store.ts";

/** A run as it is kept. */
export interface MemoryRun extends Pick<LoadedRun, "workspaceId" | "planId" | "planRevision" | "number">, Pick<RunOutline, "id" | "createdAt" | "startedBy"> {
  seq: number;
  status: string;
  endedAt: number | null;
  /** As text, so that nobody can change it in place. */
  state: string;
  stateSeq: number;
  readonly events: { readonly at: number; readonly text: string }[];
  /** Of the changes it has seen, by the revision they brought. */
  readonly plans: Map<number, NewRunPlan>;
}

export interface MemoryLease extends AttemptFence {
  readonly runnerId: string;
  heartbeatAt: number;
  expiresAt: number;
  overdueAt: number;
  suspect: boolean;
  stop: boolean;
  condemned: boolean;
}

type MemoryOffer = OpenOffer & { readonly labels: readonly string[] };

const OVER: ReadonlySet<string> = new Set(["accepted", "failed", "stopped"]);

/**
 * What the tables and the statements of the database do, in memory: `databaseStore` and this one pass the same tests.
 * Every method does all of its work at once when it is called, as a transaction of its own, by the clock it was given.
 */
export class MemoryStore implements EngineStore {
  readonly runs = new Map<string, MemoryRun>();
  readonly offers = new Map<string, MemoryOffer>();
  readonly leases = new Map<string, MemoryLease>();
  readonly runners = new Set<string>();
  /** Called for every alarm that a saved step has set. */
  onAlarm: (run: string, command: TimedCommand) => void = () => undefined;
  readonly #now: () => number;

  /** `now`: milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  async time(): Promise<number> {
    return Math.floor(this.#now());
  }

  async insertRun({ state, ...run }: Parameters<EngineStore["insertRun"]>[0]): Promise<{ id: string; number: number }> {
    const number = this.runs.size + 1;
    const id = run.id ?? `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
    this.runs.set(id, { ...run, id, number, createdAt: this.#now(), seq: 0, status: state.status, endedAt: null, state: JSON.stringify(state), stateSeq: 0, events: [], plans: new Map() });
    return { id, number };
  }

  async findRun(id: string): Promise<MemoryRun | null> {
    return this.runs.get(id) ?? null;
  }

  async liveRunIds(): Promise<readonly string[]> {
    return [...this.runs.values()].filter(({ status }) => !OVER.has(status)).map(({ id }) => id);
  }

  async runEnds(workspaceId: string, ids: readonly string[]): Promise<{ id: string; mayGoOn: boolean; forMs: number | null }[]> {
    const found = ids.flatMap((id) => this.runs.get(id) ?? []).filter((run) => run.workspaceId === workspaceId);
    return found.map(({ id, status, endedAt }) => ({ id, mayGoOn: status === "failed", forMs: endedAt === null || !OVER.has(status) ? null : this.#now() - endedAt }));
  }

  async loadRun(id: string): Promise<LoadedRun | null> {
    const run = this.runs.get(id);
    if (run === undefined) return null;
    const { workspaceId, planId, planRevision, number, seq, stateSeq, events } = run;
    return { workspaceId, planId, planRevision, number, seq, stateSeq, state: JSON.parse(run.state), events: events.slice(stateSeq).map(({ text }) => JSON.parse(text)), lastAt: events.at(-1)?.at ?? 0 };
  }

  async eventsBetween(id: string, { after, upTo }: { after: number; upTo: number }): Promise<StoredRunEvent[]> {
    const events = this.runs.get(id)?.events ?? [];
    return events.slice(after, upTo).map(({ at, text }, index) => ({ seq: after + index + 1, at, event: JSON.parse(text) }));
  }

  async saveStep({ runId, beforeSeq, events, status, endedAt, snapshot, holds, plans }: RunStep, alarms: readonly TimedCommand[]): Promise<boolean> {
    const run = this.runs.get(runId);
    if (run === undefined || run.seq !== beforeSeq) return false;
    run.seq += events.length;
    run.events.push(...events);
    run.status = status;
    run.endedAt = endedAt;
    if (snapshot !== null) {
      run.state = JSON.stringify(snapshot);
      run.stateSeq = run.seq;
    }
    this.#hold(runId, holds);
    for (const alarm of alarms) this.onAlarm(runId, alarm);
    for (const plan of plans) run.plans.set(plan.number, plan);
    return true;
  }

  /** As the function of that name in `db`. */
  async findRunPlan(runId: string, number: number): Promise<object | null> {
    const numbers = [...(this.runs.get(runId)?.plans.keys() ?? [])].filter((one) => one <= number);
    return this.runs.get(runId)?.plans.get(Math.max(...numbers))?.document ?? null;
  }

  /** As the function of that name in `db`. */
  async returnedTasks({ runId, task, upTo }: { runId: string; task: string; upTo: number }): Promise<readonly string[]> {
    const plans = [...(this.runs.get(runId)?.plans.values() ?? [])].filter((plan) => plan.task === task && plan.number <= upTo);
    return plans.flatMap(({ added }) => added);
  }

  async openOffers(workspaceId: string, { limit, except = [], labels }: Parameters<EngineStore["openOffers"]>[1]): Promise<OpenOffer[]> {
    const open = [...this.offers.values()]
      .filter(({ runId, ...offer }) => this.runs.get(runId)?.workspaceId === workspaceId && !except.includes(runId) && offer.labels.every((label) => labels.includes(label)))
      .toSorted((one, other) => one.offeredAt - other.offeredAt || one.epoch - other.epoch);
    const places = new Map<string, number>();
    const placed = open.map(({ labels: _labels, ...offer }) => {
      const place = (places.get(offer.runId) ?? 0) + 1;
      places.set(offer.runId, place);
      return { place, offer };
    });
    const inTurn = placed.toSorted((one, other) => one.place - other.place || one.offer.offeredAt - other.offer.offeredAt || compare(one.offer.runId, other.offer.runId));
    return inTurn.slice(0, limit).map(({ offer }) => offer);
  }

  async extendLeases({ runnerId, fences, lostAfterMs }: Parameters<EngineStore["extendLeases"]>[0]): Promise<LeaseStanding[]> {
    const now = this.#now();
    return fences.map(({ runId, attemptId, epoch }) => {
      const lease = this.leases.get(keyOf(runId, attemptId));
      if (lease?.epoch !== epoch || lease.runnerId !== runnerId || lease.condemned) return { runId, attemptId, epoch, holds: false, suspect: false, stop: false };
      lease.heartbeatAt = now;
      lease.expiresAt = now + lostAfterMs;
      return { runId, attemptId, epoch, holds: true, suspect: lease.suspect, stop: lease.stop };
    });
  }

  async condemnLeases({ graceUntil }: { graceUntil: number }): Promise<HeldLease[]> {
    const now = this.#now();
    for (const lease of this.leases.values()) lease.condemned ||= now > Math.max(lease.expiresAt, graceUntil);
    return this.#held(({ condemned }) => condemned).toSorted((one, other) => one.expiresAt - other.expiresAt);
  }

  async overdueLeases(): Promise<AttemptFence[]> {
    const overdue = [...this.leases.values()].filter(({ stop, overdueAt }) => !stop && overdueAt <= this.#now());
    return overdue.toSorted((one, other) => one.overdueAt - other.overdueAt).map(({ runId, attemptId, epoch }) => ({ runId, attemptId, epoch }));
  }

  async silentLeases({ suspectAfterMs }: { suspectAfterMs: number }): Promise<HeldLease[]> {
    const silent = this.#held(({ suspect, condemned, heartbeatAt }) => !suspect && !condemned && heartbeatAt < this.#now() - suspectAfterMs);
    return silent.toSorted((one, other) => one.heartbeatAt - other.heartbeatAt);
  }

  async leasesOfRunner(runner: string): Promise<HeldLease[]> {
    return this.#held(({ runnerId }) => runnerId === runner).toSorted(byRunAndEpoch);
  }

  async leasesToStop(runner: string): Promise<HeldLease[]> {
    return this.#held(({ runnerId, stop }) => runnerId === runner && stop).toSorted(byRunAndEpoch);
  }

  async touchRunner(runner: string): Promise<boolean> {
    return this.runners.has(runner);
  }

  /** Who looks at the runners does not look here. */
  async partRunner(): Promise<void> {}

  async artifactBytes(): Promise<null> {
    return null;
  }

  #hold(runId: string, { offers, withdrawn, leases, released, marked, lostAfterMs }: RunStep["holds"]): void {
    const now = this.#now();
    for (const { attemptId, epoch, labels } of offers) this.offers.set(keyOf(runId, attemptId), { runId, attemptId, epoch, offeredAt: now, labels });
    for (const attemptId of withdrawn) this.offers.delete(keyOf(runId, attemptId));
    for (const { timeoutMs, ...lease } of leases) {
      this.leases.set(keyOf(runId, lease.attemptId), { runId, ...lease, suspect: false, condemned: false, heartbeatAt: now, expiresAt: now + lostAfterMs, overdueAt: now + timeoutMs });
    }
    for (const attemptId of released) this.leases.delete(keyOf(runId, attemptId));
    for (const { attemptId, epoch, stop, suspect } of marked) {
      const lease = this.leases.get(keyOf(runId, attemptId));
      if (lease?.epoch === epoch) Object.assign(lease, { stop, suspect });
    }
  }

  #held(isWanted: (lease: MemoryLease) => boolean): HeldLease[] {
    return [...this.leases.values()].filter(isWanted).map(({ overdueAt: _overdueAt, condemned: _condemned, ...lease }) => lease);
  }
}

const keyOf = (run: string, attempt: string): string => `${run} ${attempt}`;
const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);
const byRunAndEpoch = (one: HeldLease, other: HeldLease): number => compare(one.runId, other.runId) || one.epoch - other.epoch;
