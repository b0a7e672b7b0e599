import type { BatchId, Plan, Run, RunId } from "@planloom/scheduler";

/** Why a checkpoint is kept where it is. */
export type MomentReason = "start" | "import" | "resume" | "accepted" | "sync-point" | "blocker" | "change" | "pause" | "end";

/** A place in the history of a run from which it can go on elsewhere. */
export interface CheckpointMoment {
  /** The number of the event after which it is; 0: before the first. */
  readonly seq: number;
  /** When that event was recorded, milliseconds since 1970; 0 where there was none. */
  readonly at: number;
  readonly reason: MomentReason;
  /** The batches that are the reason, by name; empty where it is the run as a whole. */
  readonly batches: readonly BatchId[];
}

/** A run at one moment, with what is needed to tell about it. */
export interface Briefing {
  readonly run: RunId;
  /** What people call the run by. */
  readonly number: number;
  /** The plan as the run executes it. */
  readonly plan: Plan;
  readonly moment: CheckpointMoment;
  readonly state: Run;
}

/** A file of a checkpoint. The path has `/` between its steps and is made of letters, digits and `. _ -`. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}
