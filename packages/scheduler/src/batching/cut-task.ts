import { batchId } from "../plan/ids.ts";
import type { ChecklistItem, MinutesRange, Plan, Task } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { cutAtItems } from "./cut-at-items.ts";
import type { PlannedBatch } from "./planned-batch.ts";

/** Limits that are being typed may be tiny for a moment; the planner must not freeze on them. */
const MOST_BATCHES = 1_000;

/**
 * Cuts a task into batches inside the limits of the task or, where it has none, of the plan. A task that fits into
 * one batch is not cut. A checklist is cut between its items, as close to the middle of the limits as that allows; a
 * task without one falls into equal parts. The minutes of the batches sum to the likely estimate, and items keep their
 * order. A sync point is one batch of no minutes.
 */
export function cutTask(task: Task, settings: Plan["settings"]): readonly PlannedBatch[] {
  const likely = taskMinutes(task);
  const limits = task.batchMinutes ?? settings.batchMinutes;
  const items = task.checklist.map(({ text }) => text);
  if (!(likely > limits.max) || !(limits.max > 0)) return number(task, [{ minutes: likely, items }]);
  if (task.checklist.length > 1) return number(task, slicesOfChecklist(task.checklist, likely, limits));
  const parts = Math.min(Math.ceil(likely / limits.max), MOST_BATCHES);
  return number(task, Array.from({ length: parts }, () => ({ minutes: likely / parts, items })));
}

interface Slice {
  readonly minutes: number;
  readonly items: readonly string[];
}

function slicesOfChecklist(checklist: readonly ChecklistItem[], likely: number, limits: MinutesRange): Slice[] {
  const minutes = minutesOfItems(checklist, likely);
  return cutAtItems(minutes, limits).map(({ from, to }) => ({
    minutes: minutes.slice(from, to).reduce((sum, each) => sum + each, 0),
    items: checklist.slice(from, to).map(({ text }) => text),
  }));
}

/** What each item takes: its own minutes, or an equal share of what is left, scaled so that the sum is the estimate. */
function minutesOfItems(checklist: readonly ChecklistItem[], likely: number): number[] {
  const given = checklist.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const open = checklist.filter(({ minutes }) => minutes === null).length;
  // Where the given minutes leave nothing, an open item counts as much as the average of the given ones.
  const share = open === 0 ? 0 : given < likely ? (likely - given) / open : given / (checklist.length - open);
  const raw = checklist.map(({ minutes }) => minutes ?? share);
  const scale = likely / raw.reduce((sum, each) => sum + each, 0);
  return raw.map((each) => each * scale);
}

function number(task: Task, slices: readonly Slice[]): PlannedBatch[] {
  const count = slices.length;
  return slices.map(({ minutes, items }, position) => {
    const index = position + 1;
    return { id: batchId(count === 1 ? task.id : `${task.id}.${index}`), task: task.id, index, count, minutes, items };
  });
}
