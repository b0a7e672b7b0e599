import type { TaskId } from "./ids.ts";
import type { Plan } from "./plan.ts";
import { taskPlaces } from "./task-places.ts";

/**
 * How many tasks the trigger of each one counts: those it comes after, and those whose failure it waits for. Tasks that
 * wait for nothing are left out. Linear.
 */
export function countedNeeds(plan: Pick<Plan, "tasks" | "dependencies">): ReadonlyMap<TaskId, number> {
  const places = taskPlaces(plan);
  const seen = new Set<string>();
  const counts = new Map<TaskId, number>();
  for (const { from, to, kind } of plan.dependencies) {
    const pair = `${from} ${to}`;
    if (kind === "soft" || from === to || !places.has(from) || seen.has(pair)) continue;
    seen.add(pair);
    counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  return counts;
}
