import type { PlanSettings, Task } from "../plan/plan.ts";
import { batchSize } from "./batch-size.ts";
import type { PlannedBatch } from "./planned-batch.ts";
import { usableLimits } from "./usable-limits.ts";

/** Where a batch ends and how that fits the limits, for a person: `after "write tests": 22 of 15 to 25 minutes`. */
export function describeCut(task: Task, settings: PlanSettings, batch: PlannedBatch): string {
  const limits = usableLimits(task, settings);
  const size = round(batch.minutes);
  if (limits === null) return `${placeOf(task, batch)}: ${size} minutes`;
  const range = `${placeOf(task, batch)}: ${size} of ${round(limits.min)} to ${round(limits.max)} minutes`;
  const named = batchSize(batch.minutes);
  const reason = task.cuts !== null ? "; cut by hand" : batch.minutes > limits.max ? whyLarger(batch) : batch.minutes < limits.min ? whySmaller(batch) : "";
  return `${range}${named === "usual" ? "" : ` (${named})`}${reason}`;
}

function placeOf({ checklist }: Task, { index, count, items }: PlannedBatch): string {
  if (count === 1) return "in one piece";
  if (checklist.length < 2) return `part ${index} of ${count}`;
  return index === count ? "to the end" : `after "${items.at(-1) ?? ""}"`;
}

function whyLarger({ count, items }: PlannedBatch): string {
  const [item] = items;
  if (items.length === 1 && count > 1) return `; "${item}" alone takes that long, so split it`;
  return items.length > 1 ? "; no boundary between its items comes closer" : "; equal parts would be further from the limits";
}

function whySmaller({ count, items }: PlannedBatch): string {
  if (count === 1) return "; it may be joined with a neighbour";
  return items.length > 0 ? "; joined with its neighbours it would be further from the limits" : "; fewer parts would be further from the limits";
}

const round = (minutes: number): number => Math.round(minutes * 10) / 10;
