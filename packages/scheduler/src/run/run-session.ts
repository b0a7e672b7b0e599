import type { RunEvent } from "./run-event.ts";
import { isFinalStatus } from "./live-attempt.ts";
import { recordFact } from "./record-fact.ts";
import { conclude } from "./rules/conclude.ts";
import { dispatch } from "./rules/dispatch.ts";
import { offerAgain } from "./rules/offer-again.ts";
import { tidyCoordination } from "./rules/tidy-coordination.ts";
import { settle } from "./rules/settle.ts";
import type { Run } from "./run.ts";
import { isFullyUnchecked } from "./takes-new-work.ts";
import { RunDraft, type RunChanges } from "./run-draft.ts";
import type { IgnoredReason, RunCommand } from "./transition-result.ts";

/** What became of one event of a session. */
export type SessionResult =
  | { readonly kind: "applied"; readonly commands: readonly RunCommand[] }
  | { readonly kind: "ignored"; readonly reason: IgnoredReason; readonly message: string };

/**
 * Moves one run on by many events, each as `transition` does it, without copying the run for each: an event costs what
 * it changes and the batches that wait for room. The run it begins with is never touched.
 */
export class RunSession {
  readonly #draft: RunDraft;

  constructor(run: Run) {
    this.#draft = new RunDraft(run);
  }

  /** The run after the last event. Good until the next one, which may write into it. */
  get run(): Run {
    return this.#draft.run;
  }

  /** What changed since the session began or the last `checkpoint`, as it was then. */
  get changes(): RunChanges {
    return this.#draft.changes;
  }

  /** What happened up to here is settled: saved, say. */
  checkpoint(): void {
    this.#draft.checkpoint();
  }

  /** Takes the run back to the last checkpoint. O(what changed since). */
  rollback(): void {
    this.#draft.rollback();
  }

  /** Ends the session and returns the run, which nothing writes into any more. */
  finish(): Run {
    return this.#draft.finish();
  }

  /** Records an event, and what follows from it. One that is ignored changes nothing. */
  apply(event: RunEvent): SessionResult {
    const draft = this.#draft;
    if (isFinalStatus(draft.status) && !mayReopen(draft, event)) {
      if (AFTERWORDS.includes(event.type)) return this.#note(event);
      return { kind: "ignored", reason: "run-over", message: `The run is over: ${draft.status}` };
    }
    draft.begin(event.at);
    const wasFull = isFullyUnchecked(draft);
    const refusal = recordFact(draft, event);
    if (refusal !== null) return { kind: "ignored", reason: refusal.reason, message: refusal.message };
    settle(draft);
    if (wasFull && draft.status === "running" && !isFullyUnchecked(draft)) offerAgain(draft);
    dispatch(draft);
    tidyCoordination(draft);
    conclude(draft);
    return { kind: "applied", commands: draft.commands };
  }

  /** Records what is said of a run that is over. It moves nothing any more. */
  #note(event: RunEvent): SessionResult {
    this.#draft.begin(event.at);
    const refusal = recordFact(this.#draft, event);
    return refusal === null ? { kind: "applied", commands: [] } : { kind: "ignored", reason: refusal.reason, message: refusal.message };
  }
}

const REOPENING: readonly RunEvent["type"][] = ["batch.retried", "batch.skipped", "batch.restarted", "batch.sent-back", "run.replanned"];

/** What may still be said once a run is over. */
const AFTERWORDS: readonly RunEvent["type"][] = ["board.posted", "board.pinned", "blocker.resolved", "hand-over.settled", "issue.recorded", "issue.closed", "scope.decided", "flag.settled"];

/** A person may still retry, skip or restart a batch of a failed run, or change its plan; nothing else moves a run that is over. */
function mayReopen({ status }: RunDraft, event: RunEvent): boolean {
  return status === "failed" && REOPENING.includes(event.type);
}
