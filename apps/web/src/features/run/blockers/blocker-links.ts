import type { BatchId } from "@planloom/scheduler";
import type { DetailTab } from "../run-place.ts";

/** Where the inbox of blockers leads. */
export interface BlockerLinks {
  /** The blocker that is opened. */
  readonly item: string | null;
  readonly onItem: (item: string | null) => void;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
  readonly onEntry: (entry: string) => void;
}
