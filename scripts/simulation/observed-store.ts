import type { HeldLease, RunStep } from "@planloom/db";
import { type Attempt, isClaimable, liveAttempt, type Run, type RunEvent, RunSession } from "@planloom/scheduler";
import type { EngineStore, TimedCommand } from "../../apps/server/src/engine/engine-store.ts";
import { type MemoryLease, MemoryStore } from "../../apps/server/src/testing/memory-store.ts";

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

  override async insertRun(run: Parameters<EngineStore["insertRun"]>[0]): Promise<{ id: string; number: number }> {
    const inserted = await super.insertRun(run);
    this.sessions.set(inserted.id, new RunSession(run.state));
    return inserted;
  }

  override async saveStep(step: RunStep, alarms: readonly TimedCommand[]): Promise<boolean> {
    const before = [...this.leases.values()].filter(({ runId }) => runId === step.runId);
    const isSaved = await super.saveStep(step, alarms);
    const session = this.sessions.get(step.runId);
    if (!isSaved || session === undefined) return isSaved;
    for (const { text } of step.events) {
      this.onEvent(step.runId, text);
      const event: RunEvent = JSON.parse(text);
      const result = session.apply(event);
      if (event.type === "attempt.claimed") this.claimedAt.set(`${step.runId} ${event.attempt} ${event.epoch}`, event.at);
      if (event.type === "attempt.lost") before.filter(({ attemptId, epoch }) => attemptId === event.attempt && epoch === event.epoch).forEach(this.onLost);
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
      if (attempt !== null && isClaimable(run, attempt)) wanted.offer.set(attempt.id, `${attempt.epoch}`);
    }
    const leases = [...this.leases.values()].filter(({ runId }) => runId === id);
    const offers = [...this.offers.values()].filter(({ runId }) => runId === id);
    for (const { attemptId, epoch, runnerId, stop } of leases) this.#expect(wanted.lease, attemptId, `${epoch} ${runnerId} ${stop}`, "lease");
    for (const { attemptId, epoch } of offers) this.#expect(wanted.offer, attemptId, `${epoch}`, "offer");
    for (const kind of ["lease", "offer"] as const) for (const attempt of wanted[kind].keys()) this.onProblem(`the ${kind} of ${attempt} is missing`);
  }

  #expect(wanted: Map<string, string>, attempt: string, found: string, kind: string): void {
    const expected = wanted.get(attempt);
    wanted.delete(attempt);
    if (expected !== found) this.onProblem(`a leaked ${kind}: ${attempt} is ${found}, and should be ${expected ?? "gone"}`);
  }
}

function describeLease({ epoch }: Attempt, { runner, stopping }: { readonly runner: string; readonly stopping: unknown }): string {
  return `${epoch} ${runner} ${stopping !== null}`;
}
