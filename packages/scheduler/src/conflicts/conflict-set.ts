import type { TaskId } from "../plan/ids.ts";
import type { AreaTable } from "./area-table.ts";
import type { Conflict } from "./conflict.ts";
import type { Meetings } from "./meeting-areas.ts";
import type { Overdraft } from "./overdrafts.ts";

/**
 * Which tasks of a plan must not run at the same time. Where k tasks write one file there are k² pairs, so the pairs
 * are not kept: `table`, `meetings` and `overdrafts` say by what the tasks collide and grow with the plan, not with its
 * pairs. `collidingPairs`, `reasonsBetween`, `meetingsBetween` and `fileLocks` read them.
 */
export interface ConflictSet {
  /** The tasks of the plan, in its order; wherever a task is a number, it is a place here. */
  readonly tasks: readonly TaskId[];
  readonly table: AreaTable;
  readonly meetings: Meetings;
  readonly overdrafts: readonly Overdraft[];
  /** The first pairs, at most 1,000, to be shown to people: those that may still meet, then those that dependencies keep apart. */
  readonly shown: readonly Conflict[];
  readonly count: ConflictCount;
}

/** Each number is the least it can be where `isExact` is false: where there are more than 20,000 pairs. */
export interface ConflictCount {
  /** Pairs that collide. */
  readonly pairs: number;
  /** Those that may still meet, and those that dependencies keep apart. */
  readonly open: number;
  readonly ordered: number;
  readonly isExact: boolean;
}
