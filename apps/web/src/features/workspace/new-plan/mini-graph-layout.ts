import type { Plan, TaskId } from "@planloom/scheduler";

/** A small picture of a plan; all numbers between 0 and 1, from the top left. */
export interface MiniGraphLayout {
  readonly nodes: readonly MiniNode[];
  readonly edges: readonly { readonly key: string; readonly from: MiniNode; readonly to: MiniNode }[];
}

export interface MiniNode {
  readonly id: TaskId;
  readonly x: number;
  readonly y: number;
  readonly isSync: boolean;
}

/** Puts each wave into a column, spread evenly and in the order given. What is in no wave is left out. */
export function miniGraphLayout({ tasks, dependencies }: Pick<Plan, "tasks" | "dependencies">, waves: readonly (readonly TaskId[])[]): MiniGraphLayout {
  const syncPoints = new Set(tasks.flatMap(({ id, kind }) => (kind === "sync" ? [id] : [])));
  const nodes = waves.flatMap((wave, column) =>
    wave.map((id, row): MiniNode => ({ id, x: (column + 0.5) / waves.length, y: (row + 0.5) / wave.length, isSync: syncPoints.has(id) })),
  );
  const placed = new Map(nodes.map((node) => [node.id, node]));
  const edges = dependencies.flatMap(({ from, to }) => {
    const [start, end] = [placed.get(from), placed.get(to)];
    return start === undefined || end === undefined ? [] : [{ key: `${from} ${to}`, from: start, to: end }];
  });
  return { nodes, edges };
}
