import type { PausePolicy } from "../../plan/plan.ts";
import { agentId, batchId } from "../../plan/ids.ts";
import { createRun } from "../create-run.ts";
import { liveAttempt } from "../live-attempt.ts";
import type { Fence, RunEvent, RunFact } from "../run-event.ts";
import type { RunSpec } from "../run-spec.ts";
import type { AttemptReport, Batch, BatchPhase, Run, Verdict } from "../run.ts";
import { transition } from "../transition.ts";
import type { RunCommand, TransitionResult } from "../transition-result.ts";

const MINUTE = 60_000;

/** A report of work that went well, with what differs. */
export function reportOf(differs: Partial<AttemptReport> = {}): AttemptReport {
  return { outcome: { kind: "exited", code: 0 }, acceptance: null, outputs: [], missingOutputs: [], account: null, ...differs };
}

/**
 * Drives one run in the words of its users: start, claim, report, check in. Time stands still unless `pass` lets it
 * go on. Each verb sends one event about the live attempt of a batch and returns what became of it.
 */
export class RunDriver {
  run: Run;
  /** Milliseconds. */
  now = 1_000_000;
  /** The events that changed something. */
  readonly log: RunEvent[] = [];
  /** The commands of the last event. */
  commands: readonly RunCommand[] = [];

  constructor(spec: RunSpec) {
    this.run = createRun(spec);
  }

  send(fact: RunFact): TransitionResult {
    const event: RunEvent = { ...fact, at: this.now };
    const result = transition(this.run, event);
    this.run = result.run;
    this.commands = result.kind === "applied" ? result.commands : [];
    if (result.kind === "applied") this.log.push(event);
    return result;
  }

  pass(minutes: number): this {
    this.now += minutes * MINUTE;
    return this;
  }

  batch(id: string): Batch {
    const batch = this.run.batches[batchId(id)];
    if (batch === undefined) throw new Error(`No batch ${id}`);
    return batch;
  }

  /** What names the live attempt of a batch; throws when it has none. */
  fence(id: string): Fence {
    const live = liveAttempt(this.batch(id));
    if (live === null) throw new Error(`Batch ${id} is ${this.batch(id).phase.kind} and has no live attempt`);
    return { attempt: live.id, epoch: live.epoch };
  }

  phase(id: string): BatchPhase["kind"] {
    return this.batch(id).phase.kind;
  }

  /** The ids of all batches in this phase, in rank order. */
  in(phase: BatchPhase["kind"]): string[] {
    return this.run.spec.batches.map(({ id }) => id).filter((id) => this.phase(id) === phase);
  }

  start = () => this.send({ type: "run.started", by: "ann" });
  pause = (policy: PausePolicy | null = null) => this.send({ type: "run.paused", by: "ann", policy });
  resume = () => this.send({ type: "run.resumed", by: "ann" });
  stopRun = () => this.send({ type: "run.stop-requested", by: "ann" });
  claim = (id: string) => this.send({ type: "attempt.claimed", runner: "r1", ...this.fence(id) });
  take = (id: string, by = "ann") => this.send({ type: "attempt.taken", by, ...this.fence(id) });
  suspect = (id: string) => this.send({ type: "attempt.suspected", ...this.fence(id) });
  hear = (id: string) => this.send({ type: "attempt.heard", ...this.fence(id) });
  lose = (id: string) => this.send({ type: "attempt.lost", ...this.fence(id) });
  overrun = (id: string) => this.send({ type: "attempt.overdue", ...this.fence(id) });
  stop = (id: string) => this.send({ type: "attempt.stop-requested", by: "ann", ...this.fence(id) });
  retry = (id: string) => this.send({ type: "batch.retried", batch: batchId(id), by: "ann" });
  restart = (id: string, agent: string | null = null) =>
    this.send({ type: "batch.restarted", batch: batchId(id), attempts: this.batch(id).attempts.length, by: "ann", agent: agent === null ? null : agentId(agent) });
  /** Changes what the run does, as the next revision. */
  replan = (change: Partial<RunSpec>) => this.send({ type: "run.replanned", by: "ann", reason: "", spec: { ...this.run.spec, revision: this.run.spec.revision + 1, ...change } });
  skip = (id: string) => this.send({ type: "batch.skipped", batch: batchId(id), by: "ann" });

  /** Lets time go on until a batch has waited long enough, and says so. */
  endWait(id: string): TransitionResult {
    const { phase } = this.batch(id);
    if (phase.kind === "backoff" || phase.kind === "delayed") this.now = Math.max(this.now, phase.until);
    return this.send({ type: "batch.wait-elapsed", batch: batchId(id), attempts: this.batch(id).attempts.length });
  }

  report(id: string, report: Partial<AttemptReport> = {}): TransitionResult {
    return this.send({ type: "attempt.reported", report: reportOf(report), ...this.fence(id) });
  }

  /** A person says it is done. */
  done(id: string, by = "ann"): TransitionResult {
    return this.report(id, { outcome: { kind: "done", by, note: null } });
  }

  checkIn(id: string, verdict: Verdict, notes: string | null = null): TransitionResult {
    return this.send({ type: "attempt.checked-in", verdict, by: "bob", notes, tags: [], ...this.fence(id) });
  }

  /** Claims and reports, all well. */
  succeed(...ids: readonly string[]): this {
    for (const id of ids) {
      this.claim(id);
      this.report(id);
    }
    return this;
  }

  /** Claims, and exits with code 1. */
  fail(...ids: readonly string[]): this {
    for (const id of ids) {
      this.claim(id);
      this.report(id, { outcome: { kind: "exited", code: 1 } });
    }
    return this;
  }
}
