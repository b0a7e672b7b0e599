import type { Task } from "@planloom/scheduler";

/** What stands in a layer: a task, or the place where a longer dependency passes by. */
export interface LayoutItem {
  /** `null` for a passing dependency. */
  readonly task: Task | null;
  readonly layer: number;
  /** Items of one group stand together in their layer, groups in the order of their numbers. */
  readonly group: number;
  /** Neighbours one layer before and one layer after. */
  readonly before: LayoutItem[];
  readonly after: LayoutItem[];
  /** Its place in its layer, from 0. */
  rank: number;
  /** Its middle, in pixels from the top of its group. */
  y: number;
}
