import type { Plan, Position, Task, TaskId } from "@planloom/scheduler";
import { nodeSize } from "./node-size.ts";

const COLUMN = 296;
const ROW = 116;
/** Between two lanes, with room for the name of the lower one. */
const GAP = 76;

/**
 * Turns a layered layout into lanes: tasks keep their column, and each stream gets a band of its own, in the order of
 * the plan. What belongs to no stream stands beside the bands, in the middle of their height where it
 * has its column to itself. O(n log n).
 */
export function bandByStream(plan: Plan, laidOut: ReadonlyMap<TaskId, Position>): ReadonlyMap<TaskId, Position> {
  const columns = columnsOf(plan, laidOut);
  const crowd = Map.groupBy(plan.tasks, ({ id }) => columns.get(id) ?? 0);
  const isLoner = ({ id, stream }: Task): boolean => stream === null && crowd.get(columns.get(id) ?? 0)?.length === 1;
  const bands = [...plan.streams.map(({ id }) => id), null].map((stream) => bandOf(plan.tasks.filter((task) => task.stream === stream && !isLoner(task)), { columns, laidOut }));
  const places = new Map<TaskId, Position>();
  let top = 0;
  for (const { cells, rows } of bands) {
    for (const { task, column, row } of cells) places.set(task.id, { x: column * COLUMN + (COLUMN - nodeSize(task).width) / 2, y: top + row * ROW });
    if (rows > 0) top += rows * ROW + GAP;
  }
  const middle = Math.max(0, top - GAP) / 2;
  for (const task of plan.tasks.filter(isLoner)) {
    const { width, height } = nodeSize(task);
    places.set(task.id, { x: (columns.get(task.id) ?? 0) * COLUMN + (COLUMN - width) / 2, y: Math.round(middle - height / 2) });
  }
  return places;
}

interface Cell {
  readonly task: Task;
  readonly column: number;
  readonly row: number;
}

interface Placing {
  readonly columns: ReadonlyMap<TaskId, number>;
  readonly laidOut: ReadonlyMap<TaskId, Position>;
}

/** The tasks of one band in their columns and rows. */
function bandOf(tasks: readonly Task[], { columns, laidOut }: Placing): { readonly cells: readonly Cell[]; readonly rows: number } {
  const y = ({ id }: Task): number => laidOut.get(id)?.y ?? 0;
  const filled = new Map<number, number>();
  const cells = tasks.toSorted((a, b) => y(a) - y(b)).map((task) => {
    const column = columns.get(task.id) ?? 0;
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { task, column, row };
  });
  return { cells, rows: Math.max(0, ...filled.values()) };
}

/** Which column each task is in: nodes of one layer have the same centre. */
function columnsOf(plan: Plan, laidOut: ReadonlyMap<TaskId, Position>): ReadonlyMap<TaskId, number> {
  const centre = (task: Task): number => Math.round(((laidOut.get(task.id)?.x ?? 0) + nodeSize(task).width / 2) / 60);
  const layers = [...new Set(plan.tasks.map(centre))].toSorted((a, b) => a - b);
  const index = new Map<number, number>();
  let column = -1;
  layers.forEach((layer, position) => {
    if (position === 0 || layer - (layers[position - 1] ?? 0) > 1) column += 1;
    index.set(layer, column);
  });
  return new Map(plan.tasks.map((task) => [task.id, index.get(centre(task)) ?? 0]));
}
