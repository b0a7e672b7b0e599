import type { Attempt, BatchSpec, Plan, Run } from "@planloom/scheduler";

/** What a brief is made from. */
export interface BriefInput {
  /** The plan as the run executes it. */
  readonly plan: Plan;
  readonly run: Run;
  readonly spec: BatchSpec;
  /** The attempt that is to be told; `null`: the one that is live, or else the next. */
  readonly attempt: Attempt | null;
}
