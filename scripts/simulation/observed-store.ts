import type { HeldLease, RunStep } from "@planloom/db";
import { type Attempt, type BatchId, batchSpecOf, liveAttempt, requiredLabels, type Run, type RunEvent, RunSession } from "@planloom/scheduler";
import type { EngineStore, TimedCommand } from "../../apps/server/src/engine/engine-store.ts";
import { type MemoryLease, MemoryStore } from "../../apps/server/src/testing/memory-store.ts";
import { mayBegin } from "./may-begin.ts";

/** A run before and after one of its events. */
export interface ObservedStep {
  readonly run: string;
  readonly event: RunEvent;
  readonly before: Run;
  readonly after: Run;
}

/** A store that follows every run by its events alone, and says where the tables do not say the same. */
export class ObservedStore extends MemoryStore {
  /** By run. */
  readonly sessions = new Map<string, RunSession>();
  /** When attempts were claimed, by run, attempt and epoch; milliseconds since 1970. */
  readonly claimedAt = new Map<string, number>();
  onProblem: (problem: string) => void = () => undefined;
  /** Called for each lease when it is given up. */
  onCondemned: (lease: MemoryLease) => void = () => undefined;
  /** Called for each lease whose attempt is recorded as lost. */
  onLost: (lease: MemoryLease) => void = () => undefined;
  onEvent: (run: string, text: string) => void = () => undefined;
  /** Called for each event with the run before and after it. */
  onStep: (step: ObservedStep) => void = () => undefined;

  override async insertRun(run: Parameters<EngineStore["insertRun"]>[0]): Promise<{ id: string; number: number }> {
    const inserted = await super.insertRun(run);
    this.sessions.set(inserted.id, new RunSession(run.state));
    return inserted;
  }

  override async saveStep(step: RunStep, alarms: readonly TimedCommand[]): Promise<boolean> {
    const held = [...this.leases.values()].filter(({ runId }) => runId === step.runId);
    const isSaved = await super.saveStep(step, alarms);
    const session = this.sessions.get(step.runId);
    if (!isSaved || session === undefined) return isSaved;
    for (const { text } of step.events) {
      this.onEvent(step.runId, text);
      const event: RunEvent = JSON.parse(text);
      // What is told of a run must stay as it was.
      const before = { ...session.run, batches: { ...session.run.batches } };
      const result = session.apply(event);
      this.onStep({ run: step.runId, event, before, after: session.run });
      if (event.type === "attempt.claimed") this.claimedAt.set(`${step.runId} ${event.attempt} ${event.epoch}`, event.at);
      if (event.type === "attempt.lost") held.filter(({ attemptId, epoch }) => attemptId === event.attempt && epoch === event.epoch).forEach(this.onLost);
      if (result.kind === "ignored") this.onProblem(`an event was saved that changes nothing: ${result.message} ${text}`);
    }
    this.#compare(step.runId, session.run);
    return isSaved;
  }

  override async condemnLeases(grace: { graceUntil: number }): Promise<HeldLease[]> {
    const standing = [...this.leases.values()].filter(({ condemned }) => !condemned);
    const condemned = await super.condemnLeases(grace);
    standing.filter((lease) => lease.condemned).forEach((lease) => this.onCondemned(lease));
    return condemned;
  }

  /** O(batches). */
  #compare(id: string, run: Run): void {
    const wanted = { lease: new Map<string, string>(), offer: new Map<string, string>() };
    for (const batch of Object.values(run.batches)) {
      const attempt = liveAttempt(batch);
      if (attempt?.stage.kind === "running") wanted.lease.set(attempt.id, describeLease(attempt, attempt.stage));
      if (attempt !== null && mayBegin(run, attempt)) wanted.offer.set(attempt.id, `${attempt.epoch} for ${labelsOf(run, batch.id).join()}`);
    }
    const leases = [...this.leases.values()].filter(({ runId }) => runId === id);
    const offers = [...this.offers.values()].filter(({ runId }) => runId === id);
    for (const { attemptId, epoch, runnerId, stop } of leases) this.#expect(wanted.lease, attemptId, `${epoch} ${runnerId} ${stop}`, "lease");
    for (const { attemptId, epoch, labels } of offers) this.#expect(wanted.offer, attemptId, `${epoch} for ${labels.join()}`, "offer");
    for (const kind of ["lease", "offer"] as const) for (const attempt of wanted[kind].keys()) this.onProblem(`the ${kind} of ${attempt} is missing`);
  }

  #expect(wanted: Map<string, string>, attempt: string, found: string, kind: string): void {
    const expected = wanted.get(attempt);
    wanted.delete(attempt);
    if (expected !== found) this.onProblem(`a leaked ${kind}: ${attempt} is ${found}, and should be ${expected ?? "gone"}`);
  }
}

function labelsOf({ spec }: Run, id: BatchId): readonly string[] {
  const batch = batchSpecOf(spec, id);
  return batch === undefined ? [] : requiredLabels(spec, batch);
}

function describeLease({ epoch }: Attempt, { runner, stopping }: { readonly runner: string; readonly stopping: unknown }): string {
  return `${epoch} ${runner} ${stopping !== null}`;
}
