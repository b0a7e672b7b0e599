import { batchId } from "../plan/ids.ts";
import type { ChecklistItem, MinutesRange, PlanSettings, Task } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { cutAtItems, type ItemSlice } from "./cut-at-items.ts";
import { type CutCost, costOf, isLess, sumOf } from "./cut-cost.ts";
import { minutesOfItems } from "./minutes-of-items.ts";
import type { PlannedBatch } from "./planned-batch.ts";
import { usableLimits } from "./usable-limits.ts";
import { inWholeMinutes } from "./whole-minutes.ts";

/** Limits that are being typed may be tiny for a moment; the planner must not freeze on them. */
const MOST_BATCHES = 1_000;

/**
 * Cuts a task into batches: where a person set the boundaries, there; otherwise by the limits. A task that fits into one
 * batch is not cut. A checklist is cut between its items, a task without one into equal parts, up to a minute where the
 * estimate is in whole minutes; both at the least cost, see `CutCost`. The minutes of the batches sum to the likely
 * estimate, and items keep their order. A sync point is one batch of no minutes.
 */
export function cutTask(task: Task, settings: PlanSettings): readonly PlannedBatch[] {
  const likely = taskMinutes(task);
  const limits = usableLimits(task, settings);
  const items = task.checklist.map(({ text }) => text);
  const byHand = cutsByHand(task);
  if (byHand !== null) return number(task, byHand.length === 1 ? [{ minutes: likely, items }] : slicesOfChecklist(task.checklist, likely, () => byHand));
  if (limits === null || !(likely > limits.max)) return number(task, [{ minutes: likely, items }]);
  if (items.length > 1) return number(task, slicesOfChecklist(task.checklist, likely, (minutes) => cutAtItems(minutes, limits)));
  return number(task, equalParts(likely, limits).map((minutes) => ({ minutes, items })));
}

/** The slices a person made; `null` where nobody did. */
function cutsByHand({ cuts, checklist }: Task): readonly ItemSlice[] | null {
  if (cuts === null) return null;
  const ends = [...new Set(cuts)].filter((cut) => Number.isInteger(cut) && cut > 0 && cut < checklist.length).toSorted((a, b) => a - b);
  return [...ends, checklist.length].map((to, index) => ({ from: ends[index - 1] ?? 0, to }));
}

interface Slice {
  readonly minutes: number;
  readonly items: readonly string[];
}

function slicesOfChecklist(checklist: readonly ChecklistItem[], likely: number, cut: (minutes: readonly number[]) => readonly ItemSlice[]): Slice[] {
  const minutes = minutesOfItems(checklist, likely);
  return cut(minutes).map(({ from, to }) => {
    const slice: { minutes: number; items: string[] } = { minutes: 0, items: [] };
    for (let item = from; item < to; item += 1) {
      slice.minutes += minutes[item] ?? 0;
      slice.items.push(checklist[item]?.text ?? "");
    }
    return slice;
  });
}

/** The parts of one size into which a task is cut at the least cost. */
function equalParts(likely: number, limits: MinutesRange): readonly number[] {
  const { min, max } = limits;
  const middle = (min + max) / 2;
  let best = 1;
  let least = costOfParts(likely, 1, limits);
  // Both sums of the cost fall towards one number of parts and rise after it; between these lies where they turn.
  for (const size of [min, max, middle, Math.floor(middle), Math.ceil(middle)]) {
    for (const count of [Math.floor(likely / size), Math.ceil(likely / size)]) {
      if (!(count >= 1 && count <= MOST_BATCHES)) continue;
      const cost = costOfParts(likely, count, limits);
      if (isLess(cost, least)) [best, least] = [count, cost];
    }
  }
  const parts = Array.from({ length: best }, () => likely / best);
  return canBeWhole(likely, best, limits) ? inWholeMinutes(parts) : parts;
}

/** Where the limits are whole, what is rounded keeps them too. */
function canBeWhole(likely: number, count: number, { min, max }: MinutesRange): boolean {
  return Number.isInteger(likely) && likely >= count && Number.isInteger(min) && Number.isInteger(max);
}

function costOfParts(likely: number, count: number, limits: MinutesRange): CutCost {
  if (!canBeWhole(likely, count, limits)) return times(costOf(likely / count, limits), count);
  const longer = likely % count;
  return sumOf(times(costOf(Math.floor(likely / count), limits), count - longer), times(costOf(Math.ceil(likely / count), limits), longer));
}

function times({ outside, deviation, batches }: CutCost, count: number): CutCost {
  return { outside: outside * count, deviation: deviation * count, batches: batches * count };
}

function number(task: Task, slices: readonly Slice[]): PlannedBatch[] {
  const count = slices.length;
  return slices.map(({ minutes, items }, position) => {
    const index = position + 1;
    return { id: batchId(count === 1 ? task.id : `${task.id}.${index}`), task: task.id, index, count, minutes, items };
  });
}
