import { type NewRunPlan, type RunStep, storableEvent } from "@planloom/db";
import { type AttemptId, type Fence, type RunCommand, type RunEvent, type RunFact, type RunId, type Run, takesNewWork } from "@planloom/scheduler";
import type { DatabaseClock } from "./database-clock.ts";
import type { ClaimWish, Delivery, Outcome } from "./delivery.ts";
import type { EngineStore, TimedCommand } from "./engine-store.ts";
import { type HoldChanges, holdChanges } from "./hold-changes.ts";
import { progressAfter, shownProgress } from "./progress.ts";
import { catchUp, isDueForKeeping, type LedgerPage, openLedger } from "./run-ledger.ts";
import { stepFailpoint } from "./step-failpoint.ts";
import type { Time } from "./time.ts";

/** A run after some deliveries, as saved. */
export interface AdvancedRun {
  readonly id: RunId;
  readonly planId: string;
  readonly planRevision: number;
  /** Good until the next step of this run, which may write into it. `Engine.look` is for whoever needs it longer. */
  readonly state: Run;
  readonly seq: number;
  /** One for each delivery, in their order. */
  readonly outcomes: readonly Outcome[];
  /** What was claimed for the runner that wished for work. */
  readonly claimed: readonly Fence[];
}

/** What has been saved in one step, for those who wait for it. */
export interface SavedStep {
  readonly id: RunId;
  readonly seq: number;
  readonly events: readonly { readonly seq: number; readonly at: number; readonly event: RunEvent }[];
  readonly state: Run;
  readonly changes: HoldChanges;
  readonly commands: readonly RunCommand[];
}

export interface LiveRunParts {
  readonly store: EngineStore;
  readonly clock: DatabaseClock;
  readonly time: Time;
  readonly lostAfterMs: number;
  /** Must not throw, because the step is saved by then. */
  readonly onSaved: (step: SavedStep) => void;
}

interface Job {
  readonly deliveries: readonly Delivery[];
  readonly wish: ClaimWish | null;
  /** Called with the run as it stands after the deliveries, while nothing writes into it. */
  readonly look: ((run: Run) => void) | null;
  readonly resolve: (advanced: AdvancedRun | null) => void;
  readonly reject: (error: unknown) => void;
}

/** What the deliveries of one step have made so far. */
interface Made {
  readonly events: { readonly event: RunEvent; readonly text: string }[];
  readonly commands: RunCommand[];
  readonly plans: NewRunPlan[];
}

interface Decided {
  readonly outcomes: readonly Outcome[];
  readonly claimed: readonly Fence[];
}

/** So many deliveries go into one step at most, so that none of them waits long for its answer. */
const MOST_AT_ONCE = 256;
/** Two servers that keep crossing each other on one run are both at fault after so many tries. */
const MOST_TRIES = 20;

/**
 * One run on its way, in the memory of this server. Deliveries that arrive while a step is being saved go into the next
 * one together, so a busy run costs one commit for many of them. What is in memory is a copy and never believed: a step
 * is saved only if the database is where the copy is, and nothing is refused before that was looked at.
 */
export class LiveRun {
  readonly id: RunId;
  readonly #parts: LiveRunParts;
  readonly #jobs: Job[] = [];
  #page: LedgerPage | null = null;
  /** What is on offer, by attempt, in rank order. */
  readonly #offers = new Map<AttemptId, HoldChanges["offer"][number]>();
  #isBusy = false;
  /** When it was last asked for, by `Time.passed`. */
  usedAt: number;

  constructor(id: RunId, parts: LiveRunParts) {
    this.id = id;
    this.#parts = parts;
    this.usedAt = parts.time.passed();
  }

  /** Whether something is on offer, as far as this server knows. */
  get hasOffers(): boolean {
    return this.#offers.size > 0;
  }

  get isIdle(): boolean {
    return !this.#isBusy;
  }

  /** Moves the run on by some facts; `null` if there is no such run. Rejects where the database did not take it. */
  deliver(deliveries: readonly Delivery[], { wish = null, look = null }: Partial<Pick<Job, "wish" | "look">> = {}): Promise<AdvancedRun | null> {
    this.usedAt = this.#parts.time.passed();
    return new Promise((resolve, reject) => {
      this.#jobs.push({ deliveries, wish, look, resolve, reject });
      if (!this.#isBusy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#jobs.length > 0) {
      const jobs = this.#jobs.splice(0, MOST_AT_ONCE);
      try {
        await this.#step(jobs);
      } catch (error) {
        // Nobody knows what became of it: the next delivery reads the run again.
        this.#page = null;
        for (const job of jobs) job.reject(error);
      }
    }
    this.#isBusy = false;
  }

  async #step(jobs: readonly Job[]): Promise<void> {
    const { store } = this.#parts;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const page = await this.#open();
      if (page === null) return jobs.forEach((job) => job.resolve(null));
      const made: Made = { events: [], commands: [], plans: [] };
      const decided = jobs.map((job) => this.#decide(job, page, made));
      const { events } = made;
      if (events.length > 0) {
        if (await this.#save(page, made)) return this.#answer(jobs, page, decided);
        page.session.rollback();
      }
      if (await catchUp(store, this.id, page)) this.#settle(page);
      else if (events.length === 0) return this.#answer(jobs, page, decided);
    }
    throw new Error(`run ${this.id} was changed by others ${MOST_TRIES} times in a row`);
  }

  #answer(jobs: readonly Job[], { planId, planRevision, seq, session }: LedgerPage, decided: readonly Decided[]): void {
    jobs.forEach(({ look, resolve, reject }, index) => {
      try {
        look?.(session.run);
      } catch (error) {
        // The others asked for something else, and it is done.
        return reject(error);
      }
      resolve({ id: this.id, planId, planRevision, state: session.run, seq, outcomes: [], claimed: [], ...decided[index] });
    });
  }

  async #open(): Promise<LedgerPage | null> {
    if (this.#page !== null) return this.#page;
    this.#page = await openLedger(this.#parts.store, this.id);
    this.#offers.clear();
    if (this.#page !== null) this.#learnOffers(holdChanges(fromNothing(this.#page.session.run), this.#page.session.run, false));
    return this.#page;
  }

  #decide({ deliveries, wish }: Job, page: LedgerPage, made: Made): Decided {
    const outcomes = deliveries.map((delivery) => this.#record(delivery, page, made));
    if (wish === null) return { outcomes, claimed: [] };
    const open = this.#openOffers(page).filter(({ labels }) => labels.every((label) => wish.labels.includes(label)));
    const claimed = open.slice(0, wish.free).filter(({ attempt, epoch }) => {
      const fact: RunFact = { type: "attempt.claimed", attempt, epoch, runner: wish.runner };
      return this.#record({ fact }, page, made).kind === "applied";
    });
    return { outcomes, claimed };
  }

  #record({ fact, refuse, plan }: Delivery, page: LedgerPage, { events, commands, plans }: Made): Outcome {
    const refusal = refuse?.(page.session.run) ?? null;
    if (refusal !== null) return { kind: "ignored", message: refusal };
    // The clock of a run never goes back, whichever server tells it.
    const at = Math.max(page.lastAt, this.#parts.clock.now());
    const stored = storableEvent({ ...fact, at });
    const result = page.session.apply(stored.event);
    if (result.kind === "ignored") return { kind: "ignored", message: result.message };
    events.push(stored);
    commands.push(...result.commands);
    if (plan !== undefined) plans.push(plan);
    return { kind: "applied", seq: page.seq + events.length };
  }

  /** What is on offer after the deliveries so far, saved or not. */
  #openOffers({ session, takesNewWork: took }: LedgerPage): HoldChanges["offer"][number][] {
    const { offer, withdraw } = holdChanges(session.changes, session.run, took);
    const gone = new Set(withdraw);
    return [...[...this.#offers.values()].filter(({ attempt }) => !gone.has(attempt)), ...offer];
  }

  /** `false` where another server was faster. */
  async #save(page: LedgerPage, { events, commands, plans }: Made): Promise<boolean> {
    const { store, lostAfterMs, onSaved } = this.#parts;
    const { session } = page;
    const before = session.changes;
    const state = session.run;
    const changes = holdChanges(before, state, page.takesNewWork);
    const seq = page.seq + events.length;
    const keep = isDueForKeeping(page, before.run.status, seq);
    const progress = progressAfter(page.progress, before, state);
    const { status, startedAt, endedAt } = state;
    const step: RunStep = {
      runId: this.id,
      beforeSeq: page.seq,
      events: events.map(({ event, text }) => ({ at: event.at, text })),
      status,
      batches: state.spec.batches.length,
      ...shownProgress(progress, status),
      startedAt,
      endedAt,
      snapshot: keep ? state : null,
      holds: heldStep(changes, lostAfterMs),
      plans,
    };
    const alarms = commands.filter((command): command is TimedCommand => command.type === "alarm-wait");
    stepFailpoint("before", events);
    if (!(await store.saveStep(step, alarms))) return false;
    stepFailpoint("after", events);
    const first = page.seq + 1;
    page.seq = seq;
    page.lastAt = events.at(-1)?.event.at ?? page.lastAt;
    if (keep) page.stateSeq = seq;
    page.progress = progress;
    page.takesNewWork = takesNewWork(state);
    session.checkpoint();
    this.#learnOffers(changes);
    onSaved({ id: this.id, seq, events: events.map(({ event }, index) => ({ seq: first + index, at: event.at, event })), state, changes, commands });
    return true;
  }

  /** Takes note of what others have recorded. */
  #settle(page: LedgerPage): void {
    const before = page.session.changes;
    page.progress = progressAfter(page.progress, before, page.session.run);
    this.#learnOffers(holdChanges(before, page.session.run, page.takesNewWork));
    page.takesNewWork = takesNewWork(page.session.run);
    page.session.checkpoint();
  }

  #learnOffers({ offer, withdraw }: HoldChanges): void {
    for (const attempt of withdraw) this.#offers.delete(attempt);
    for (const each of offer) this.#offers.set(each.attempt, each);
  }
}

/** As a change from nothing: everything there is counts as new. */
const fromNothing = (run: Run) => ({ run: { ...run, status: "created" as const }, batches: new Map(Object.values(run.batches).map((batch) => [batch.id, { ...batch, attempts: [] }])) });

function heldStep({ offer, withdraw, lease, release, mark }: HoldChanges, lostAfterMs: number): RunStep["holds"] {
  return {
    offers: offer.map(({ attempt, epoch, labels }) => ({ attemptId: attempt, epoch, labels })),
    withdrawn: withdraw,
    leases: lease.map(({ attempt, epoch, runner, stop, timeoutMs }) => ({ attemptId: attempt, epoch, runnerId: runner, stop, timeoutMs })),
    released: release,
    marked: mark.map(({ attempt, epoch, stop, suspect }) => ({ attemptId: attempt, epoch, stop, suspect })),
    lostAfterMs,
  };
}
