import type { BatchId } from "../plan/ids.ts";
import type { Fence } from "./run-event.ts";
import type { Run } from "./run.ts";

/** What a transition wants done once it is saved. The machine itself does nothing. */
export type RunCommand =
  /** A new attempt waits for a runner. */
  | ({ readonly type: "offer" } & Fence)
  /** A new attempt waits for a person. */
  | ({ readonly type: "ask-person" } & Fence)
  /** A runner must end this attempt's processes. */
  | ({ readonly type: "stop" } & Fence)
  /** Deliver `attempt.overdue` at this time. */
  | ({ readonly type: "alarm-timeout"; readonly at: number } & Fence)
  /** Deliver `batch.wait-elapsed` at this time, or later. */
  | { readonly type: "alarm-wait"; readonly batch: BatchId; readonly attempts: number; readonly at: number }
  /** The run has reached a final status. */
  | { readonly type: "concluded" };

export type TransitionResult =
  | { readonly kind: "applied"; readonly run: Run; readonly commands: readonly RunCommand[] }
  /** A stale, repeated or untimely event: nothing changed. `reason` says why, for the log and for whoever sent it. */
  | { readonly kind: "ignored"; readonly run: Run; readonly reason: IgnoredReason; readonly message: string };

export type IgnoredReason = "unknown-attempt" | "unknown-batch" | "stale-epoch" | "not-now" | "invalid-change" | "run-over";
