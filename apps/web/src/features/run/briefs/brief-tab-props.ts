import type { AttemptId, BatchSpec, EntryId } from "@planloom/scheduler";

export interface BriefTabProps {
  readonly spec: BatchSpec;
  /** The attempt whose brief is asked for; `null` is the last. */
  readonly attempt: AttemptId | null;
  readonly onAttempt: (attempt: AttemptId) => void;
  /** Opens an entry of the board. */
  readonly onEntry: (entry: EntryId) => void;
}
