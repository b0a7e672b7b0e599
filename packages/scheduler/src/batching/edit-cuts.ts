import type { PlanEdit } from "../plan/edit.ts";
import type { PlanSettings, Task } from "../plan/plan.ts";
import { cutTask } from "./cut-task.ts";

/** The items of a task's checklist, counted from 1, after which a batch ends; the last item is none of them. */
export function cutsOf(task: Task, settings: PlanSettings): readonly number[] {
  if (task.checklist.length < 2) return [];
  let end = 0;
  return cutTask(task, settings).slice(0, -1).map(({ items }) => (end += items.length));
}

/**
 * Ends a batch after an item of the checklist, counted from 1, and keeps the other boundaries where they are, however
 * they came about. `null` where there is no such place or it is one already.
 */
export function cutBatch(task: Task, settings: PlanSettings, afterItem: number): PlanEdit | null {
  const cuts = cutsOf(task, settings);
  const isPlace = Number.isInteger(afterItem) && afterItem > 0 && afterItem < task.checklist.length;
  return isPlace && !cuts.includes(afterItem) ? changeCuts(task, [...cuts, afterItem]) : null;
}

/** Joins the two batches that meet after an item of the checklist and keeps the other boundaries; `null` where none meet. */
export function mergeBatches(task: Task, settings: PlanSettings, afterItem: number): PlanEdit | null {
  const cuts = cutsOf(task, settings);
  return cuts.includes(afterItem) ? changeCuts(task, cuts.filter((cut) => cut !== afterItem)) : null;
}

/** Moves a boundary to after another item, and keeps the others; `null` where there is none or it may not go there. */
export function moveCut(task: Task, settings: PlanSettings, { from, to }: { readonly from: number; readonly to: number }): PlanEdit | null {
  const without = mergeBatches(task, settings, from);
  if (without === null || from === to) return null;
  return cutBatch({ ...task, cuts: cutsOf(task, settings).filter((cut) => cut !== from) }, settings, to);
}

function changeCuts({ id }: Task, cuts: readonly number[]): PlanEdit {
  return { type: "change-task", id, change: { cuts: cuts.toSorted((a, b) => a - b) } };
}
