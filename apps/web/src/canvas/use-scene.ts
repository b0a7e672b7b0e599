import type { Position, TaskId } from "@planloom/scheduler";
import { useMemo, useState } from "react";
import { type CanvasEdge, canvasEdges } from "./canvas-edges.ts";
import { type CanvasNode, laneNodes, type LaneFlowNode, type TaskFlowNode, taskNodes } from "./canvas-nodes.ts";
import type { PlanCanvasProps } from "./canvas-types.ts";
import { usePositions } from "./use-positions.ts";
import { useSteady } from "./use-steady.ts";

interface SceneOptions extends Pick<PlanCanvasProps, "plan" | "analysis" | "selection" | "decorate"> {
  readonly isEditable: boolean;
  readonly named: TaskId | null;
}

/** Places of tasks while they are dragged; `null` where none is. */
type Dragged = ReadonlyMap<string, Position> | null;

export interface Scene {
  readonly nodes: CanvasNode[];
  readonly edges: CanvasEdge[];
  readonly tasks: readonly TaskFlowNode[];
  readonly lanes: readonly LaneFlowNode[];
  /** Where every task stands now, also while it is dragged. */
  readonly positions: ReadonlyMap<TaskId, Position>;
  readonly dragged: Dragged;
  readonly setDragged: (change: (before: Dragged) => Dragged) => void;
  readonly collisionsLeftOut: number;
}

/** Everything that is drawn of a plan. What stays as it was stays the same value, so that only what changed is drawn again. */
export function useScene({ plan, analysis, selection, decorate, isEditable, named }: SceneOptions): Scene {
  const settled = usePositions(plan);
  const [dragged, setDragged] = useState<Dragged>(null);
  const positions = useMemo(() => (dragged === null ? settled : new Map([...settled].map(([id, at]) => [id, dragged.get(id) ?? at]))), [settled, dragged]);
  const tasks = useSteady(useMemo(() => taskNodes({ plan, analysis, positions: settled, selection, isEditable, named, decorate: decorate ?? null }), [plan, analysis, settled, selection, isEditable, named, decorate]));
  const lanes = useSteady(useMemo(() => laneNodes(plan, positions), [plan, positions]));
  const nodes = useMemo(() => {
    const placed = tasks.map((node) => {
      const position = dragged?.get(node.id);
      return position === undefined ? node : { ...node, position };
    });
    return [...lanes, ...placed] satisfies CanvasNode[];
  }, [lanes, tasks, dragged]);
  const { edges: drawn, collisionsLeftOut } = useMemo(() => canvasEdges({ plan, analysis, selection }), [plan, analysis, selection]);
  return { nodes, edges: useSteady(drawn), tasks, lanes, positions, dragged, setDragged, collisionsLeftOut };
}
