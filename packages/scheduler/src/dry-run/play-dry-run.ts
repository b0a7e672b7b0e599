import { EventHeap } from "../forecast/event-heap.ts";
import { type AgentId, agentId, batchId, type BatchId } from "../plan/ids.ts";
import { createRun } from "../run/create-run.ts";
import { liveAttempt } from "../run/live-attempt.ts";
import type { Fence, RunEvent, RunFact } from "../run/run-event.ts";
import type { BatchSpec, RunSpec } from "../run/run-spec.ts";
import type { Batch } from "../run/run.ts";
import { RunSession } from "../run/run-session.ts";
import type { RunCommand } from "../run/transition-result.ts";
import type { DryRun, DryRunScript } from "./dry-run.ts";
import { personsReport, runnersReport, TIMED_OUT } from "./fake-reports.ts";
import { People } from "./people.ts";
import { Tracer } from "./tracer.ts";

const MINUTE_MS = 60_000;
const BY = "dry run";
/** The script is not asked beyond this, so that every play ends. */
const MOST_ATTEMPTS = 10;

/** What a batch in the event heap will do. */
type Due = "report" | "overdue" | "check-in" | "wait";

/**
 * Plays a frozen plan through the run machine itself on a virtual clock. Runners claim what is offered at once; people
 * take up work and check-ins as soon as they have a hand free; alarms ring when they should. Always ends: each attempt
 * has a bounded number of events, and each batch of attempts. O(events × the cost of a transition).
 */
export function playDryRun(spec: RunSpec, script: DryRunScript): DryRun {
  return new DryRunPlayer(spec, script).play();
}

class DryRunPlayer {
  readonly #spec: RunSpec;
  readonly #script: DryRunScript;
  readonly #rankOf: ReadonlyMap<BatchId, number>;
  readonly #events: RunEvent[] = [];
  readonly #heap: EventHeap;
  readonly #due: Due[] = [];
  /** When each of those is; what the heap tells of a batch at other times is out of date. */
  readonly #dueAt: number[] = [];
  readonly #people: People;
  readonly #agents: readonly AgentId[];
  /** Agents for whom the moment when they are there again is in the heap. */
  readonly #expected: Set<AgentId>;
  readonly #session: RunSession;
  readonly #tracer: Tracer;
  /** Sync points that a person checks in and that have not been reached. */
  #gates: readonly number[];
  #clock = 0;

  constructor(spec: RunSpec, script: DryRunScript) {
    this.#spec = spec;
    this.#script = script;
    this.#rankOf = new Map(spec.batches.map(({ id }, rank) => [id, rank]));
    // A batch that is put off is put off anew when more of what it needs is there; then one entry is out of date.
    this.#heap = new EventHeap(spec.batches.reduce((sum, { needs }) => sum + 2 + needs.length, Object.keys(spec.agents).length));
    this.#people = new People(spec, script);
    this.#agents = Object.keys(spec.agents).map((id) => agentId(id));
    this.#expected = new Set();
    this.#tracer = new Tracer(spec);
    this.#gates = spec.batches.flatMap(({ work, acceptance }, rank) => (work === "none" && acceptance !== "command" ? [rank] : []));
    this.#session = new RunSession(createRun(spec));
  }

  play(): DryRun {
    this.#send({ type: "run.started", by: BY });
    this.#engagePeople();
    this.#tracer.observe(this.#session.run, this.#clock);
    while (this.#heap.length > 0) {
      this.#clock = this.#heap.time;
      this.#happen(this.#heap.pop());
      this.#engagePeople();
      this.#tracer.observe(this.#session.run, this.#clock);
    }
    const run = this.#session.finish();
    const { status, endedAt } = run;
    const makespanMinutes = status === "accepted" && endedAt !== null ? endedAt / MINUTE_MS : null;
    return { events: this.#events, traces: this.#tracer.traces(run), run, makespanMinutes };
  }

  /** Sends a fact and sees to what follows from it at the same instant. Returns whether it counted. */
  #send(fact: RunFact): boolean {
    const event: RunEvent = { ...fact, at: this.#clock };
    const result = this.#session.apply(event);
    if (result.kind === "ignored") return false;
    this.#events.push(event);
    this.#notice(fact);
    for (const command of result.commands) this.#carryOut(command);
    return true;
  }

  /** Queues what has just come to wait for a check-in: the batch that was reported, and sync points. */
  #notice(fact: RunFact): void {
    const isChecking = (rank: number): boolean => this.#batch(rank).phase.kind === "checking";
    const reached = this.#gates.filter(isChecking);
    this.#gates = this.#gates.filter((rank) => !isChecking(rank));
    if ("attempt" in fact) {
      const rank = this.#rank(fact);
      this.#tracer.touch(this.#batchSpec(rank).id);
      if (fact.type === "attempt.reported" && isChecking(rank) && !reached.includes(rank)) reached.push(rank);
    }
    for (const rank of reached) this.#people.askCheckIn(rank, this.#clock);
  }

  #carryOut(command: RunCommand): void {
    if ("attempt" in command) this.#tracer.touch(this.#batchSpec(this.#rank(command)).id);
    switch (command.type) {
      case "offer":
        return this.#claim(command);
      case "ask-person":
        return this.#people.askWork(this.#rank(command));
      case "alarm-wait": {
        const rank = this.#rankOf.get(command.batch) ?? 0;
        const { phase } = this.#batch(rank);
        // What was carried out before it may have let the batch go on.
        if ("until" in phase && phase.until === command.at) this.#schedule(rank, "wait", command.at);
        return;
      }
      case "stop": {
        const { attempt, epoch } = command;
        this.#send({ type: "attempt.reported", report: TIMED_OUT, attempt, epoch });
        return;
      }
      case "alarm-timeout":
      case "concluded":
        return;
    }
  }

  /** A runner takes an offered attempt; of a person's work it has only the acceptance command to run. */
  #claim({ attempt, epoch }: Fence): void {
    const rank = this.#rank({ attempt });
    if (!this.#send({ type: "attempt.claimed", runner: BY, attempt, epoch })) return;
    const live = liveAttempt(this.#batch(rank));
    if (live?.stage.kind !== "running") return;
    if (live.stage.done !== null) return this.#reportRunners(rank);
    const spec = this.#batchSpec(rank);
    const over = this.#after(this.#script.minutesOf(spec, live.number));
    const timeout = this.#clock + spec.timeoutMinutes * MINUTE_MS;
    if (over > timeout) this.#schedule(rank, "overdue", timeout);
    else this.#schedule(rank, "report", over);
  }

  /** What comes out of the heap: a batch, or after all batches an agent who is there again. */
  #happen(rank: number): void {
    const agent = this.#agents[rank - this.#spec.batches.length];
    if (agent !== undefined) {
      this.#expected.delete(agent);
      return;
    }
    if (this.#dueAt[rank] !== this.#clock) return;
    this.#dueAt[rank] = Number.NaN;
    const { id, attempts } = this.#batch(rank);
    switch (this.#due[rank]) {
      case "wait":
        this.#send({ type: "batch.wait-elapsed", batch: id, attempts: attempts.length });
        return;
      case "overdue":
        this.#send({ type: "attempt.overdue", ...this.#fence(rank) });
        return;
      case "check-in":
        return this.#checkIn(rank);
      case "report":
      case undefined:
        return this.#report(rank);
    }
  }

  #report(rank: number): void {
    if (this.#batchSpec(rank).work !== "person") return this.#reportRunners(rank);
    this.#people.endWork(rank);
    this.#send({ type: "attempt.reported", report: personsReport(this.#outcome(rank), BY), ...this.#fence(rank) });
  }

  #reportRunners(rank: number): void {
    this.#send({ type: "attempt.reported", report: runnersReport(this.#batchSpec(rank), this.#outcome(rank)), ...this.#fence(rank) });
  }

  #checkIn(rank: number): void {
    this.#people.endCheckIn();
    const verdict = this.#outcome(rank) === "rework" ? "rework" : "accept";
    this.#send({ type: "attempt.checked-in", verdict, by: BY, notes: null, tags: [], ...this.#fence(rank) });
  }

  #engagePeople(): void {
    this.#people.begin(this.#clock);
    for (let rank = this.#people.beginCheckIn(); rank !== null; rank = this.#people.beginCheckIn()) {
      // Nobody looks at what lost its race meanwhile.
      if (this.#batch(rank).phase.kind !== "checking") {
        this.#people.endCheckIn();
        continue;
      }
      this.#tracer.beginCheckIn(this.#batchSpec(rank).id, this.#batch(rank).attempts.length);
      this.#schedule(rank, "check-in", this.#after(this.#script.checkInMinutes));
    }
    this.#people.beginWork((rank) => {
      const taken = this.#send({ type: "attempt.taken", by: BY, ...this.#fence(rank) });
      if (taken) this.#schedule(rank, "report", this.#after(this.#script.minutesOf(this.#batchSpec(rank), this.#batch(rank).attempts.length)));
      return taken;
    });
    for (const { agent, at } of this.#people.awaited()) {
      if (this.#expected.has(agent)) continue;
      this.#expected.add(agent);
      this.#heap.push(at, this.#spec.batches.length + this.#agents.indexOf(agent));
    }
  }

  #outcome(rank: number): "accept" | "rework" | "fail" {
    const attempt = this.#batch(rank).attempts.length;
    const spec = this.#batchSpec(rank);
    return spec.work === "none" || attempt > MOST_ATTEMPTS ? "accept" : this.#script.outcomeOf(spec, attempt);
  }

  #schedule(rank: number, due: Due, at: number): void {
    this.#due[rank] = due;
    this.#dueAt[rank] = at;
    this.#heap.push(at, rank);
  }

  /** The time when something that begins now is over, in whole milliseconds. */
  #after(minutes: number): number {
    return this.#clock + Math.max(0, Math.round(minutes * MINUTE_MS));
  }

  #rank({ attempt }: Pick<Fence, "attempt">): number {
    return this.#rankOf.get(batchId(attempt.slice(0, attempt.lastIndexOf("#")))) ?? 0;
  }

  #batchSpec(rank: number): BatchSpec {
    const spec = this.#spec.batches[rank];
    if (spec === undefined) throw new Error(`The run spec has no batch of rank ${rank}`);
    return spec;
  }

  #batch(rank: number): Batch {
    const { id } = this.#batchSpec(rank);
    const batch = this.#session.run.batches[id];
    if (batch === undefined) throw new Error(`The run has no batch ${id}`);
    return batch;
  }

  #fence(rank: number): Fence {
    const last = this.#batch(rank).attempts.at(-1);
    if (last === undefined) throw new Error(`Batch ${this.#batchSpec(rank).id} has no attempt`);
    return { attempt: last.id, epoch: last.epoch };
  }
}
