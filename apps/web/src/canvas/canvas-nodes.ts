import { acceptancePolicy, type AcceptancePolicy, type Analysis, type Plan, type Position, type TaskId } from "@planloom/scheduler";
import { type Node, type NodeHandle, Position as Side } from "@xyflow/react";
import type { CanvasSelection, TaskDecoration } from "./canvas-types.ts";
import { flowWords } from "./flow-words.ts";
import { type Lane, lanes } from "./lanes.ts";
import { nodeSize } from "./node-size.ts";
import { taskWords } from "./task-words.ts";

export type TaskNodeData = {
  readonly title: string;
  readonly agent: string | null;
  readonly minutes: number;
  readonly batches: number;
  /** Minutes of slack; `null` where nothing is known. */
  readonly slack: number | null;
  readonly isCritical: boolean;
  readonly isOnCycle: boolean;
  readonly policy: AcceptancePolicy;
  /** How it starts, where that is not simply after all it needs. */
  readonly gate: string | null;
  /** It runs only where something before it fails. */
  readonly isFallback: boolean;
  /** The race it is in. */
  readonly race: string | null;
  /** Its command may return tasks. */
  readonly expands: boolean;
  readonly decoration: TaskDecoration | null;
  readonly isEditable: boolean;
  /** Its title is a field just now. */
  readonly isNamed: boolean;
};
export type TaskFlowNode = Node<TaskNodeData, "task" | "sync">;
export type LaneFlowNode = Node<{ readonly lane: Lane }, "lane">;
export type CanvasNode = TaskFlowNode | LaneFlowNode;

export interface TaskNodesContent {
  readonly plan: Plan;
  readonly analysis: Analysis | null;
  readonly positions: ReadonlyMap<TaskId, Position>;
  readonly selection: CanvasSelection;
  readonly isEditable: boolean;
  /** The task that is being named. */
  readonly named: TaskId | null;
  readonly decorate: ((id: TaskId) => TaskDecoration | null) | null;
}

const HANDLE_PX = 10;
/** Known from the start, so that React Flow draws only what is in sight instead of measuring every node once. */
const HANDLES = { task: handlesOf(nodeSize({ kind: "task" })), sync: handlesOf(nodeSize({ kind: "sync" })) };
const NO_HANDLES: NodeHandle[] = [];

/** What React Flow draws of the tasks of a plan. O(tasks + dependencies). */
export function taskNodes({ plan, analysis, positions, selection, isEditable, named, decorate }: TaskNodesContent): TaskFlowNode[] {
  const chosen = new Set(selection.tasks);
  const onCycle = new Set(analysis?.cycles.flat());
  const words = taskWords(plan);
  const flow = flowWords(plan);
  return plan.tasks.map((task) => {
    const decoration = decorate?.(task.id) ?? null;
    const standing = decoration === null ? null : [decoration.word, decoration.detail].filter(Boolean).join(", ");
    const isOnCycle = onCycle.has(task.id);
    const timing = analysis?.timings.get(task.id);
    return {
      id: task.id,
      type: task.kind,
      position: positions.get(task.id) ?? { x: 0, y: 0 },
      ...nodeSize(task),
      // Known from the start, so React Flow keeps the handles of a node when its data changes.
      measured: nodeSize(task),
      handles: HANDLES[task.kind],
      selected: chosen.has(task.id),
      ariaLabel: words.labelOf(task, { analysis, standing, isOnCycle }),
      data: {
        title: task.title,
        agent: words.agentOf(task),
        minutes: task.estimate.likely,
        batches: analysis?.batches.get(task.id)?.length ?? 1,
        slack: timing?.totalSlack ?? null,
        isCritical: timing?.critical === true,
        isOnCycle,
        policy: acceptancePolicy(task),
        gate: flow.gateOf(task),
        isFallback: flow.isFallback(task),
        race: task.race,
        expands: task.expands,
        decoration,
        isEditable,
        isNamed: isEditable && task.id === named,
      },
    };
  });
}

/** The streams that have tasks, as boxes behind these. */
export function laneNodes(plan: Plan, positions: ReadonlyMap<TaskId, Position>): LaneFlowNode[] {
  return lanes(plan, positions).map((lane) => ({
    id: `lane ${lane.id}`,
    type: "lane",
    position: { x: lane.x, y: lane.y },
    width: lane.width,
    height: lane.height,
    measured: { width: lane.width, height: lane.height },
    handles: NO_HANDLES,
    data: { lane },
    selectable: false,
    draggable: false,
    focusable: false,
    zIndex: -1,
  }));
}

/** In the middle of the left and of the right side, half outside. */
function handlesOf({ width, height }: { readonly width: number; readonly height: number }): NodeHandle[] {
  const place = { id: null, y: (height - HANDLE_PX) / 2, width: HANDLE_PX, height: HANDLE_PX };
  return [
    { type: "target", position: Side.Left, x: -HANDLE_PX / 2, ...place },
    { type: "source", position: Side.Right, x: width - HANDLE_PX / 2, ...place },
  ];
}
