import type { Plan, Position, TaskId } from "@planloom/scheduler";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The task an arrow key leads to: left to the nearest it needs, right to the nearest that needs it, up and down to the
 * nearest above and below.
 */
export function neighbour(plan: Plan, positions: ReadonlyMap<TaskId, Position>, { from, direction }: { readonly from: TaskId; readonly direction: Direction }): TaskId | undefined {
  const place = (id: TaskId): Position => positions.get(id) ?? { x: 0, y: 0 };
  const here = place(from);
  const distance = (id: TaskId): number => Math.hypot(place(id).x - here.x, place(id).y - here.y);
  return candidates(plan, from, direction)
    .filter((id) => (direction === "up" ? place(id).y < here.y : direction === "down" ? place(id).y > here.y : true))
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

function candidates({ tasks, dependencies }: Plan, from: TaskId, direction: Direction): TaskId[] {
  if (direction === "left") return dependencies.filter(({ to }) => to === from).map((dependency) => dependency.from);
  if (direction === "right") return dependencies.filter((dependency) => dependency.from === from).map(({ to }) => to);
  return tasks.map(({ id }) => id).filter((id) => id !== from);
}
