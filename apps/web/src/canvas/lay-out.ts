import { type Plan, type Position, type TaskId, taskId } from "@planloom/scheduler";
import type { ElkNode } from "elkjs/lib/elk-api";
import { bandByStream } from "./band-by-stream.ts";
import { nodeSize } from "./node-size.ts";

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.spacing.nodeNode": "36",
  "elk.layered.spacing.nodeNodeBetweenLayers": "72",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.separateConnectedComponents": "true",
};

/**
 * Where the layered layout (ELK) puts every task, from left to right along the dependencies, with a
 * band for every stream. The engine is loaded when it is first needed.
 */
export async function layOut(plan: Plan): Promise<Readonly<Record<TaskId, Position>>> {
  const { default: Elk } = await import("elkjs/lib/elk.bundled.js");
  const streams = new Map(plan.streams.map(({ id }, index) => [id, index]));
  const known = new Set(plan.tasks.map(({ id }) => id));
  const graph: ElkNode = {
    id: "plan",
    layoutOptions: OPTIONS,
    children: plan.tasks
      .toSorted((a, b) => (a.stream === null ? streams.size : (streams.get(a.stream) ?? 0)) - (b.stream === null ? streams.size : (streams.get(b.stream) ?? 0)))
      .map((task) => ({ id: task.id, ...nodeSize(task) })),
    edges: plan.dependencies.filter(({ from, to }) => known.has(from) && known.has(to)).map(({ from, to }) => ({ id: `${from} ${to}`, sources: [from], targets: [to] })),
  };
  const { children = [] } = await new Elk().layout(graph);
  const laidOut = new Map(children.map(({ id, x = 0, y = 0 }) => [taskId(id), { x: Math.round(x), y: Math.round(y) }]));
  return Object.fromEntries(plan.streams.length === 0 ? laidOut : bandByStream(plan, laidOut));
}
