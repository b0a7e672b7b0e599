import { type BatchId, type BatchPhase, batchSpecOf, isFinalStatus, type Run, type RunChanges, type RunEvent, RunSession, type RunStatus } from "@planloom/scheduler";
import type { CheckpointMoment, MomentReason } from "../briefing.ts";

/**
 * Goes along the history of a run and finds its checkpoints: the moments after its start, after every accepted batch,
 * sync point, blocker and pause, after a person let it go on, changed what it does or said something about it, and after its end. Which they are follows from the history alone, so nothing has to be
 * written to keep one. O(what the events change).
 */
export class CheckpointTrail {
  readonly #session: RunSession;
  #last: CheckpointMoment | null;
  #seq = 0;

  /** `origin` is the run before its first event: one that came from elsewhere is a checkpoint as it is. */
  constructor(origin: Run) {
    this.#session = new RunSession(origin);
    this.#last = origin.status === "created" ? null : { seq: 0, at: 0, reason: "import", batches: [] };
  }

  /** Takes the next event; says what checkpoint is after it. Throws for one that does not fit the run. */
  follow(event: RunEvent): CheckpointMoment | null {
    const result = this.#session.apply(event);
    if (result.kind === "ignored") throw new Error(`event ${this.#seq + 1} does not fit what was before it: ${result.message}`);
    this.#seq += 1;
    const found = momentOf(this.#session.changes, this.#session.run);
    if (found === null) return null;
    this.#session.checkpoint();
    this.#last = { seq: this.#seq, at: event.at, ...found };
    return this.#last;
  }

  /** The run after the last event. Good until the next one. */
  get run(): Run {
    return this.#session.run;
  }

  /** Goes back to the last checkpoint and ends there; `null` if there is none. */
  end(): { readonly moment: CheckpointMoment; readonly state: Run } | null {
    this.#session.rollback();
    return this.#last === null ? null : { moment: this.#last, state: this.#session.finish() };
  }
}

/**
 * What makes a run a checkpoint, as against how it was at the one before; the weightiest reason where there are several.
 * To leave what was settled is a reason like reaching it: so nothing can be settled twice between two checkpoints.
 */
function momentOf(before: RunChanges, run: Run): { readonly reason: MomentReason; readonly batches: readonly BatchId[] } | null {
  const whole = before.run.status === run.status ? null : wholeReason(before.run.status, run.status);
  if (whole !== null) return { reason: whole, batches: [] };
  const blockers = [...newly(before, run, "failed").filter((id) => batchSpecOf(run.spec, id)?.onFailure !== "isolated"), ...newly(before, run, "blocked")].toSorted();
  if (blockers.length > 0) return { reason: "blocker", batches: blockers };
  const accepted = newly(before, run, "accepted");
  const syncPoints = accepted.filter((id) => batchSpecOf(run.spec, id)?.work === "none");
  if (syncPoints.length > 0) return { reason: "sync-point", batches: syncPoints };
  if (accepted.length > 0) return { reason: "accepted", batches: accepted };
  const undone = [...before.batches].flatMap(([id, { phase }]) => (SETTLED.has(phase.kind) && run.batches[id]?.phase.kind !== phase.kind ? [id] : []));
  const isSaid = before.run.coordination !== run.coordination;
  return undone.length > 0 || isSaid || before.run.spec !== run.spec ? { reason: "change", batches: undone.toSorted() } : null;
}

const SETTLED: ReadonlySet<BatchPhase["kind"]> = new Set(["accepted", "failed"]);

function wholeReason(before: RunStatus, now: RunStatus): MomentReason | null {
  if (isFinalStatus(now)) return "end";
  if (now === "paused") return "pause";
  if (before === "created") return "start";
  return before === "paused" || isFinalStatus(before) ? "resume" : null;
}

function newly(before: RunChanges, run: Run, kind: BatchPhase["kind"]): BatchId[] {
  return [...before.batches].flatMap(([id, old]) => (old.phase.kind !== kind && run.batches[id]?.phase.kind === kind ? [id] : [])).toSorted();
}
