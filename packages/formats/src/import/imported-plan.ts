import type { Plan, TaskId } from "@planloom/scheduler";
import type { TextPosition } from "../file-problem.ts";

/** A plan made of another tool's file. It fits the plan schema. */
export interface ImportedPlan {
  readonly plan: Plan;
  /** Where each task stands in the file. */
  readonly places: ReadonlyMap<TaskId, TextPosition>;
}
