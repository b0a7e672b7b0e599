import type { AgentId, AttemptId, BatchId, BlockerId, EntryId, HandOverId, IssueId } from "../plan/ids.ts";
import type { PausePolicy } from "../plan/plan.ts";
import type { BriefEdit, FlagKind, HandOver, NewBlocker, NewEntry, NewIssue, RemarkTag, Resolution, ScopeDecision } from "./coordination/coordination.ts";
import type { RunSpec } from "./run-spec.ts";
import type { AttemptReport, Verdict } from "./run.ts";

/**
 * A fact that reached a run, with the time it was recorded (`at`, milliseconds by the database's clock).
 * The log of these is the history of the run: folding it with `transition` gives the run's state.
 */
export type RunEvent = { readonly at: number } & RunFact;

export type RunFact =
  | { readonly type: "run.started"; readonly by: string }
  /** Nothing new is to start; `policy` says what becomes of what runs, `null`: what the spec says. */
  | { readonly type: "run.paused"; readonly by: string; readonly policy: PausePolicy | null }
  | { readonly type: "run.resumed"; readonly by: string }
  | { readonly type: "run.stop-requested"; readonly by: string }
  /** A person changed what the run does; `spec` is all that it does from here on, one revision further. */
  | { readonly type: "run.replanned"; readonly by: string; readonly spec: RunSpec; readonly reason: string }
  /** A runner took an offered attempt. */
  | ({ readonly type: "attempt.claimed"; readonly runner: string } & Fence)
  /** A person took up an attempt that waits for one. */
  | ({ readonly type: "attempt.taken"; readonly by: string } & Fence)
  /** Its runner has been silent for a while. */
  | ({ readonly type: "attempt.suspected" } & Fence)
  /** Its runner was heard again. */
  | ({ readonly type: "attempt.heard" } & Fence)
  /** Its lease ran out for good, or its runner says it is gone. */
  | ({ readonly type: "attempt.lost" } & Fence)
  /** The time it may take has passed. */
  | ({ readonly type: "attempt.overdue" } & Fence)
  | ({ readonly type: "attempt.stop-requested"; readonly by: string } & Fence)
  /** The work is over; says how it went. */
  | ({ readonly type: "attempt.reported"; readonly report: AttemptReport } & Fence)
  | ({ readonly type: "attempt.checked-in"; readonly verdict: Verdict; readonly by: string; readonly notes: string | null; readonly tags: readonly RemarkTag[] } & Fence)
  /** The time has come that a delayed batch, or one that is tried again, waited for. */
  | { readonly type: "batch.wait-elapsed"; readonly batch: BatchId; readonly attempts: number }
  /** A person wants a failed, stopped or waiting-to-retry batch tried again now. */
  | { readonly type: "batch.retried"; readonly batch: BatchId; readonly by: string }
  /**
   * A person wants a batch and all that follows from it done again, by another agent where one is named. `attempts` is
   * how many it had when they decided, so that the same wish twice restarts it once.
   */
  | { readonly type: "batch.restarted"; readonly batch: BatchId; readonly attempts: number; readonly by: string; readonly agent: AgentId | null }
  /** A person decides that what depends on this batch need not wait for it. */
  | { readonly type: "batch.skipped"; readonly batch: BatchId; readonly by: string }
  /** A person sends accepted work back after all. What has begun since goes on, and is told. */
  | { readonly type: "batch.sent-back"; readonly batch: BatchId; readonly attempts: number; readonly by: string; readonly notes: string | null; readonly tags: readonly RemarkTag[] }
  | CoordinationFact;

/** What is said and decided about a run besides what runs when. `by` is a member's name. */
export type CoordinationFact =
  | { readonly type: "board.posted"; readonly entry: NewEntry; readonly by: string }
  | { readonly type: "board.pinned"; readonly entry: EntryId; readonly pinned: boolean; readonly by: string }
  | { readonly type: "blocker.raised"; readonly blocker: NewBlocker; readonly by: string }
  | { readonly type: "blocker.escalated"; readonly blocker: BlockerId; readonly to: string; readonly by: string }
  | { readonly type: "blocker.resolved"; readonly blocker: BlockerId; readonly resolution: Resolution; readonly by: string }
  | { readonly type: "hand-over.settled"; readonly handOver: HandOverId; readonly how: NonNullable<HandOver["settled"]>["how"]; readonly notes: string | null; readonly by: string }
  | { readonly type: "issue.recorded"; readonly issue: NewIssue; readonly by: string }
  | { readonly type: "issue.closed"; readonly issue: IssueId; readonly text: string; readonly by: string }
  | { readonly type: "scope.decided"; readonly attempt: AttemptId; readonly files: readonly string[]; readonly how: ScopeDecision["how"]; readonly by: string }
  | { readonly type: "flag.settled"; readonly attempt: AttemptId; readonly flag: FlagKind; readonly note: string | null; readonly by: string }
  /** Somebody wrote parts of a batch's brief themselves; none: it is made by itself again. */
  | { readonly type: "brief.edited"; readonly batch: BatchId; readonly parts: BriefEdit["parts"]; readonly by: string };

/** Names one attempt and proves that the sender means the one that is live. */
export interface Fence {
  readonly attempt: AttemptId;
  readonly epoch: number;
}
