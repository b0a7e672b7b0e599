import { cutTask } from "../batching/cut-task.ts";
import type { Plan } from "../plan/plan.ts";
import { newRun } from "../run/create-run.ts";
import type { Run } from "../run/run.ts";
import { runSpecOf } from "./run-spec-of.ts";

/**
 * A run of a plan that has not started, made also where the plan has problems, to show what its batches would be told. Its
 * batches are those of `freezePlan`, in the order of the plan; it knows nothing of files that keep two of them apart, and
 * no run starts from it. Never throws, whatever a half-typed plan holds. O(tasks + dependencies), and what cutting costs.
 */
export function foreseeRun(plan: Plan): Run {
  return newRun(runSpecOf(plan, { batches: new Map(plan.tasks.map((task) => [task.id, cutTask(task, plan.settings)])), pairs: [] }));
}
