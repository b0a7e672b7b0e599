import type { BatchId, RunStatus, StreamId } from "@planloom/scheduler";

/** Where a run stands as a whole: for a person who wants to know in a minute, and for programs. Times are milliseconds since 1970. */
export interface StatusReport {
  readonly status: RunStatus;
  readonly reason: string | null;
  readonly at: number;
  readonly batches: number;
  readonly done: number;
  /** Whole percents, 0 to 100. */
  readonly donePercent: number;
  /** When the last batch will be done; `null` where nobody can say. */
  readonly finishAt: number | null;
  readonly streams: readonly StreamStatus[];
  /** What a person should look at, the most pressing first. */
  readonly attention: readonly Attention[];
}

export type StreamState = "done" | "needs a person" | "running" | "waiting";

export interface StreamStatus {
  /** `null`: what belongs to no stream. */
  readonly id: StreamId | null;
  readonly name: string;
  readonly state: StreamState;
  readonly batches: number;
  readonly done: number;
  readonly donePercent: number;
  /** `null` where it is done, or nobody can say. */
  readonly finishAt: number | null;
  /** What is worked on now, by title. */
  readonly running: readonly string[];
}

export interface Attention {
  readonly kind: "check-in" | "work" | "failure" | "blocker" | "hand-over" | "scope" | "flag" | "issue";
  readonly batch: BatchId | null;
  /** What it is about, by title. */
  readonly title: string;
  /** What is wrong or waited for, in plain text. */
  readonly text: string;
  /** Since when; `null` where that says nothing. */
  readonly since: number | null;
  /** How many batches cannot go on before it is settled. */
  readonly holdsUp: number;
}
