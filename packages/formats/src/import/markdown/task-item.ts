import type { TextPosition } from "../../file-problem.ts";

/** A line of a list with a box to tick. */
export interface TaskItem {
  readonly at: TextPosition;
  readonly isDone: boolean;
  /** What follows the box, without the marks below. */
  readonly text: string;
  /** What it is called by others: `T012` or `2.1`; `null` where it has no number. */
  readonly number: string | null;
  /** Whether it carries the mark `[P]`: it may run beside its neighbours. */
  readonly isParallel: boolean;
  /** Whether its list is numbered, so that its order means something. */
  readonly isNumbered: boolean;
  /** Lines of a list below it that have no box. */
  readonly details: readonly string[];
  /** Items with a box below it. */
  readonly parts: readonly TaskItem[];
}

/** The tasks below one heading, in their order. */
export interface TaskSection {
  /** Empty before the first heading. */
  readonly title: string;
  readonly items: readonly TaskItem[];
}

export interface TaskOutline {
  /** Of the first heading of the first level; `null` where there is none. */
  readonly title: string | null;
  /** Those with tasks. */
  readonly sections: readonly TaskSection[];
}
