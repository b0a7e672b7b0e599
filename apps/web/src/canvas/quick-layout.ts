import type { Plan, Position, TaskId } from "@planloom/scheduler";
import { bandByStream } from "./band-by-stream.ts";

const COLUMN = 296;
const ROW = 128;

/**
 * A place for every task, at once, each stream in a band of its own: what is shown until the real layout has been
 * computed, and where the plan is too large for that one.
 */
export function quickLanes(plan: Plan): ReadonlyMap<TaskId, Position> {
  return plan.streams.length === 0 ? quickLayout(plan) : bandByStream(plan, quickLayout(plan));
}

/** A place for every task: its wave is its column, and in a column the order of the plan holds. O(waves * dependencies). */
export function quickLayout(plan: Plan): ReadonlyMap<TaskId, Position> {
  const depth = new Map<TaskId, number>(plan.tasks.map(({ id }) => [id, 0]));
  // As many rounds as there are tasks settle every chain; a cycle is left where it is then.
  for (let round = 0, moved = true; moved && round < plan.tasks.length; round += 1) {
    moved = false;
    for (const { from, to } of plan.dependencies) {
      const next = (depth.get(from) ?? 0) + 1;
      if (from === to || next <= (depth.get(to) ?? 0) || next > plan.tasks.length) continue;
      depth.set(to, next);
      moved = true;
    }
  }
  const rows = new Map<number, number>();
  return new Map(
    plan.tasks.map(({ id }) => {
      const column = depth.get(id) ?? 0;
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      return [id, { x: column * COLUMN, y: row * ROW }];
    }),
  );
}
