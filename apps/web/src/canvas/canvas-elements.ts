import { type Analysis, describeConflict, type Plan, type Position, type Task, type TaskId } from "@planloom/scheduler";
import { type Edge, MarkerType, type Node } from "@xyflow/react";
import type { CanvasSelection, TaskDecoration } from "./canvas-types.ts";
import { type Lane, lanes } from "./lanes.ts";
import { nodeSize } from "./node-size.ts";
import { agentName, taskLabel } from "./task-words.ts";

export type TaskNodeData = {
  readonly title: string;
  readonly agent: string | null;
  readonly minutes: number;
  readonly batches: number;
  /** Minutes of slack; `null` where nothing is known. */
  readonly slack: number | null;
  readonly isOnCycle: boolean;
  readonly policy: Task["acceptance"]["policy"];
  readonly decoration: TaskDecoration | null;
  readonly isEditable: boolean;
};
export type TaskFlowNode = Node<TaskNodeData, "task" | "sync">;
export type LaneFlowNode = Node<{ readonly lane: Lane }, "lane">;
export type CanvasNode = TaskFlowNode | LaneFlowNode;
export type CanvasEdge = Edge<{ readonly label: string }, "default" | "collision">;

export interface CanvasContent {
  readonly plan: Plan;
  readonly analysis: Analysis | null;
  readonly positions: ReadonlyMap<TaskId, Position>;
  readonly selection: CanvasSelection;
  readonly isEditable: boolean;
  readonly decorate: ((id: TaskId) => TaskDecoration | null) | null;
}

/** What React Flow draws of the plan's tasks and streams: lanes behind, tasks before them. */
export function canvasNodes({ plan, analysis, positions, selection, isEditable, decorate }: CanvasContent): CanvasNode[] {
  const chosen = new Set(selection.tasks);
  const onCycle = new Set(analysis?.cycles.flat());
  const laneNodes = lanes(plan, positions).map((lane): LaneFlowNode => ({
    id: `lane ${lane.id}`,
    type: "lane",
    position: { x: lane.x, y: lane.y },
    width: lane.width,
    height: lane.height,
    measured: { width: lane.width, height: lane.height },
    data: { lane },
    selectable: false,
    draggable: false,
    focusable: false,
    zIndex: -1,
  }));
  const taskNodes = plan.tasks.map((task): TaskFlowNode => {
    const decoration = decorate?.(task.id) ?? null;
    const standing = decoration === null ? null : [decoration.word, decoration.detail].filter(Boolean).join(", ");
    return {
      id: task.id,
      type: task.kind,
      position: positions.get(task.id) ?? { x: 0, y: 0 },
      ...nodeSize(task),
      // Known from the start, so React Flow keeps the handles of a node when its data changes.
      measured: nodeSize(task),
      selected: chosen.has(task.id),
      ariaLabel: taskLabel(plan, task, { analysis, standing }),
      data: {
        title: task.title,
        agent: agentName(plan, task),
        minutes: task.estimate.likely,
        batches: analysis?.batches.get(task.id)?.length ?? 1,
        slack: analysis?.timings.get(task.id)?.totalSlack ?? null,
        isOnCycle: onCycle.has(task.id),
        policy: task.acceptance.policy,
        decoration,
        isEditable,
      },
    };
  });
  return [...laneNodes, ...taskNodes];
}

/** The dependencies, and over them the collisions that no dependency keeps apart. */
export function canvasEdges({ plan, analysis, selection }: Pick<CanvasContent, "plan" | "analysis" | "selection">): CanvasEdge[] {
  const critical = pairsAlong(analysis?.criticalPath ?? [], false);
  const cyclic = new Set((analysis?.cycles ?? []).flatMap((cycle) => [...pairsAlong(cycle, true)]));
  const known = new Set(plan.tasks.map(({ id }) => id));
  const title = (id: TaskId): string => plan.tasks.find((task) => task.id === id)?.title ?? id;
  const dependencies = plan.dependencies.map(({ from, to, kind }): CanvasEdge => {
    const pair = `${from} ${to}`;
    const look = cyclic.has(pair) ? "cycle" : critical.has(pair) ? "critical" : kind;
    return {
      id: pair,
      source: from,
      target: to,
      className: `dependency dependency-${kind} dependency-is-${look}`,
      selected: selection.dependency?.from === from && selection.dependency.to === to,
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: look === "cycle" ? "var(--danger)" : look === "critical" ? "var(--accent)" : "var(--line-strong)" },
      ariaLabel: `${title(to)} needs ${title(from)} (${kind})${look === "critical" ? ", critical" : ""}${look === "cycle" ? ", part of a circle" : ""}`,
    };
  });
  const collisions = (analysis?.conflicts ?? [])
    // The analysis may be a moment older than the plan.
    .filter(({ first, second }) => known.has(first) && known.has(second))
    .filter(({ ordered, reasons }) => !ordered && reasons.some(({ kind }) => kind === "file"))
    .map((conflict): CanvasEdge => {
      const label = describeConflict(plan, conflict);
      return { id: `collision ${conflict.first} ${conflict.second}`, source: conflict.first, target: conflict.second, type: "collision", data: { label }, ariaLabel: label, selectable: false, focusable: true, reconnectable: false };
    });
  return [...dependencies, ...collisions];
}

function pairsAlong(path: readonly TaskId[], isRound: boolean): Set<string> {
  return new Set(path.flatMap((id, index) => {
    const next = path[index + 1] ?? (isRound ? path[0] : undefined);
    return next === undefined ? [] : [`${id} ${next}`];
  }));
}
