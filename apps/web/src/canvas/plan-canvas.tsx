"use client";

import "@xyflow/react/dist/style.css";
import "./canvas.css";
import { type Position, type TaskId, taskId } from "@planloom/scheduler";
import { Background, BackgroundVariant, type Connection, ConnectionMode, Controls, type EdgeChange, MiniMap, type NodeChange, ReactFlow, ReactFlowProvider, SelectionMode, useReactFlow } from "@xyflow/react";
import { type MouseEvent, useEffect, useImperativeHandle, useMemo, useState } from "react";
import { canvasEdges, type CanvasEdge, type CanvasNode, canvasNodes } from "./canvas-elements.ts";
import { canvasKeys } from "./canvas-keys.ts";
import type { PlanCanvasProps } from "./canvas-types.ts";
import { CollisionEdge } from "./collision-edge.tsx";
import { LaneNode } from "./lane-node.tsx";
import { layOut } from "./lay-out.ts";
import { type CanvasNaming, NamingContext } from "./naming-context.ts";
import { nodeSize } from "./node-size.ts";
import { reuseNodes } from "./reuse-nodes.ts";
import { SyncNode } from "./sync-node.tsx";
import { TaskNode } from "./task-node.tsx";
import { usePositions } from "./use-positions.ts";

export type { CanvasEditing, CanvasHandle, CanvasSelection, PlanCanvasProps, TaskDecoration } from "./canvas-types.ts";

const NODE_TYPES = { task: TaskNode, sync: SyncNode, lane: LaneNode };
const EDGE_TYPES = { collision: CollisionEdge };
const FIT = { padding: 0.12, maxZoom: 1.1, duration: 250 };
/** Smaller plans are seen whole; an overview would only cover a part of them. */
const OVERVIEW_FROM = 24;
const NOTHING = { tasks: [], dependency: null };

/**
 * A plan as a graph: streams as lanes, tasks and sync points, dependencies by kind, the critical path and collisions.
 * Draws what it is given and says what the person did; without `editing` it is for reading. Every task can be reached
 * and every gesture done with the keyboard.
 */
export function PlanCanvas(props: PlanCanvasProps) {
  return (
    <ReactFlowProvider>
      <Surface {...props} />
    </ReactFlowProvider>
  );
}

function Surface({ plan, analysis, selection, onSelect, editing, decorate, onOpen, handle }: PlanCanvasProps) {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const { positions: settled, isSettled } = usePositions(plan);
  // The layout arrives a moment after the first picture; the frame follows it once.
  useEffect(() => {
    if (isSettled) void flow.fitView({ ...FIT, duration: 0 });
  }, [flow, isSettled]);
  const [dragged, setDragged] = useState<ReadonlyMap<string, Position> | null>(null);
  const positions = useMemo(() => (dragged === null ? settled : new Map([...settled].map(([id, at]) => [id, dragged.get(id) ?? at]))), [settled, dragged]);
  const [memory] = useState(() => new Map<string, CanvasNode>());
  const isEditable = editing !== undefined;
  const nodes = useMemo(() => {
    const next = reuseNodes(canvasNodes({ plan, analysis, positions, selection, isEditable, decorate: decorate ?? null }), memory);
    memory.clear();
    for (const node of next) memory.set(node.id, node);
    return next;
  }, [plan, analysis, positions, selection, isEditable, decorate, memory]);
  const edges = useMemo(() => canvasEdges({ plan, analysis, selection }), [plan, analysis, selection]);

  const [named, setNamed] = useState<string | null>(null);
  const naming = useMemo<CanvasNaming>(
    () => ({
      named,
      finish: (id, title) => {
        setNamed(null);
        if (title !== null) editing?.renameTask(taskId(id), title.trim());
      },
    }),
    [named, editing],
  );

  const centre = (id: TaskId): void => {
    const at = positions.get(id);
    const task = plan.tasks.find((each) => each.id === id);
    if (at === undefined || task === undefined) return;
    const { width, height } = nodeSize(task);
    void flow.setCenter(at.x + width / 2, at.y + height / 2, { zoom: Math.max(flow.getZoom(), 0.8), duration: 250 });
  };
  useImperativeHandle(handle, () => ({ fit: () => void flow.fitView(FIT), centre, startRename: setNamed, layOut: () => layOut(plan) }));

  const onNodesChange = (changes: readonly NodeChange<CanvasNode>[]): void => {
    const chosen = new Set<string>(selection.tasks);
    let isNew = false;
    for (const change of changes) {
      if (change.type === "select") {
        isNew = true;
        if (change.selected) chosen.add(change.id);
        else chosen.delete(change.id);
      }
    }
    if (isNew) onSelect({ tasks: plan.tasks.map(({ id }) => id).filter((id) => chosen.has(id)), dependency: null });
    const moves = changes.flatMap((change) => (change.type === "position" && change.position !== undefined && change.dragging === true ? [[change.id, change.position] as const] : []));
    if (moves.length > 0) setDragged((before) => new Map([...(before ?? []), ...moves]));
  };
  const onEdgesChange = (changes: readonly EdgeChange<CanvasEdge>[]): void => {
    const chosen = changes.find((change) => change.type === "select" && change.selected);
    const edge = chosen?.type === "select" ? plan.dependencies.find(({ from, to }) => `${from} ${to}` === chosen.id) : undefined;
    if (edge !== undefined) onSelect({ tasks: [], dependency: { from: edge.from, to: edge.to } });
  };
  const dropDragged = (): void => {
    if (dragged !== null) editing?.moveTasks(Object.fromEntries([...dragged].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }])));
    setDragged(null);
  };
  const addAt = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || !event.target.classList.contains("react-flow__pane")) return;
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    editing?.addTask({ x: Math.round(x), y: Math.round(y) });
  };
  const onKeyDown = canvasKeys({
    plan,
    positions,
    selection,
    editing,
    open: onOpen,
    rename: setNamed,
    goTo: (id) => {
      onSelect({ tasks: [id], dependency: null });
      document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
      centre(id);
    },
  });

  return (
    <NamingContext value={naming}>
      <div className="h-full w-full" onKeyDownCapture={onKeyDown} onDoubleClick={isEditable ? addAt : undefined}>
        <ReactFlow<CanvasNode, CanvasEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onNodeDragStop={dropDragged}
          onSelectionDragStop={dropDragged}
          onPaneClick={() => onSelect(NOTHING)}
          onNodeDoubleClick={(_event, node) => (isEditable ? setNamed(node.id) : onOpen?.(taskId(node.id)))}
          onConnect={({ source, target }: Connection) => editing?.connect(taskId(source), taskId(target))}
          connectionMode={ConnectionMode.Strict}
          connectionRadius={48}
          nodesDraggable={isEditable}
          nodesConnectable={isEditable}
          elementsSelectable
          deleteKeyCode={null}
          selectionMode={SelectionMode.Partial}
          zoomOnDoubleClick={false}
          disableKeyboardA11y={false}
          fitView
          fitViewOptions={FIT}
          minZoom={0.1}
          maxZoom={2}
          onlyRenderVisibleElements={plan.tasks.length > 200}
          aria-label={`Graph of ${plan.name}`}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
          <Controls showInteractive={false} fitViewOptions={FIT} />
          {plan.tasks.length > OVERVIEW_FROM ? (
            <MiniMap pannable zoomable className="max-sm:hidden" ariaLabel="Overview of the plan" nodeClassName={(node) => (node.type === "lane" ? "minimap-lane" : "minimap-task")} />
          ) : null}
        </ReactFlow>
      </div>
    </NamingContext>
  );
}
