"use client";

import "@xyflow/react/dist/style.css";
import "./canvas.css";
import { type TaskId, taskId } from "@planloom/scheduler";
import { Background, BackgroundVariant, type Connection, ConnectionMode, Controls, type EdgeChange, type FinalConnectionState, MiniMap, type NodeChange, ReactFlow, ReactFlowProvider, SelectionMode, useReactFlow } from "@xyflow/react";
import { memo, type MouseEvent, useImperativeHandle, useMemo, useState } from "react";
import { EDITING_WORDS, READING_WORDS } from "./aria-words.ts";
import { type CanvasEdge, edgeId } from "./canvas-edges.ts";
import { canvasKeys } from "./canvas-keys.ts";
import type { PlanCanvasProps } from "./canvas-types.ts";
import type { CanvasNode } from "./canvas-nodes.ts";
import { CollisionEdge } from "./collision-edge.tsx";
import { connectionOnto } from "./connection-onto.ts";
import { LaneNode } from "./lane-node.tsx";
import { LeftOutNote } from "./left-out-note.tsx";
import { NamingContext } from "./naming-context.ts";
import { nodeSize } from "./node-size.ts";
import { OverviewLayer } from "./overview/overview-layer.tsx";
import { PointedTask } from "./overview/pointed-task.tsx";
import { MANY_TASKS, useOverview } from "./overview/use-overview.ts";
import { startingViewport } from "./starting-viewport.ts";
import { SyncNode } from "./sync-node.tsx";
import { TaskNode } from "./task-node.tsx";
import { useScene } from "./use-scene.ts";

export type { CanvasEditing, CanvasHandle, CanvasSelection, PlanCanvasProps, TaskDecoration } from "./canvas-types.ts";

const NODE_TYPES = { task: TaskNode, sync: SyncNode, lane: LaneNode };
const EDGE_TYPES = { collision: CollisionEdge };
const FIT_AT_ONCE = { padding: 0.12, maxZoom: 1.1, includeHiddenNodes: true };
const FIT = { ...FIT_AT_ONCE, duration: 250 };
/** Smaller plans are seen whole, so that a map would only cover a part of them; larger ones have an overview from afar. */
const MAP_FROM = 24;
const NO_EDGES: CanvasEdge[] = [];
const NOTHING = { tasks: [], dependency: null };
/** Shift draws a box where it begins on the empty canvas, and adds to the choice where it is held on a task. */
const ADDING_KEYS = ["Shift", "Control", "Meta"];
const leadsOn = ({ source, target }: { readonly source: string; readonly target: string }): boolean => source !== target;

/** Each hidden node, made once, so that React Flow looks only at those that changed. */
const hiddenNodes = new WeakMap<CanvasNode, CanvasNode>();
function hidden(node: CanvasNode): CanvasNode {
  const made = hiddenNodes.get(node) ?? { ...node, hidden: true };
  hiddenNodes.set(node, made);
  return made;
}

/**
 * A plan as a graph: streams as lanes, tasks and sync points, dependencies by kind, the critical path and collisions.
 * Draws what it is given and says what the person did; without `editing` it is for reading. Every task can be reached
 * and every gesture done with the keyboard.
 */
export const PlanCanvas = memo(function PlanCanvas(props: PlanCanvasProps) {
  return (
    <ReactFlowProvider>
      <Surface {...props} />
    </ReactFlowProvider>
  );
});

function Surface({ plan, analysis, selection, onSelect, editing, decorate, onOpen, handle }: PlanCanvasProps) {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const isEditable = editing !== undefined;
  const [named, setNamed] = useState<TaskId | null>(null);
  const scene = useScene({ plan, analysis, selection, isEditable, named, ...(decorate === undefined ? {} : { decorate }) });
  const { positions, dragged, setDragged, collisionsLeftOut } = scene;
  // On the way to a large plan from afar, thousands of tasks would be drawn one by one for a moment.
  const fit = plan.tasks.length > MANY_TASKS ? FIT_AT_ONCE : FIT;
  const [start] = useState(() => startingViewport(positions, window.innerWidth));

  const finishNaming = (id: string, title: string | null): void => {
    setNamed(null);
    if (title !== null) editing?.renameTask(taskId(id), title.trim());
  };

  const centre = async (id: TaskId): Promise<void> => {
    const at = positions.get(id);
    const task = plan.tasks.find((each) => each.id === id);
    if (at === undefined || task === undefined) return;
    const { width, height } = nodeSize(task);
    await flow.setCenter(at.x + width / 2, at.y + height / 2, { zoom: Math.max(flow.getZoom(), 0.8), duration: 250 });
  };
  const overview = useOverview({ scene, selection, onSelect, centre: (id) => void centre(id) });
  // Hidden ones still count for what fits into the frame.
  const isOverview = overview !== null;
  const nodes = useMemo(() => (isOverview ? scene.nodes.map(hidden) : scene.nodes), [isOverview, scene.nodes]);
  useImperativeHandle(handle, () => ({ fit: () => void flow.fitView(fit), centre: (id) => void centre(id), startRename: setNamed }));

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
    const edge = chosen?.type === "select" ? plan.dependencies.find((dependency) => edgeId(dependency) === chosen.id) : undefined;
    if (edge !== undefined) onSelect({ tasks: [], dependency: { from: edge.from, to: edge.to } });
  };
  const dropDragged = (): void => {
    if (dragged !== null) editing?.moveTasks(Object.fromEntries([...dragged].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }])));
    setDragged(() => null);
  };
  const onDoubleClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || !event.target.classList.contains("react-flow__pane")) return;
    if (overview?.onDoublePress(event) === true) return;
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    editing?.addTask({ x: Math.round(x), y: Math.round(y) });
  };
  const connectOnto = (event: globalThis.MouseEvent | TouchEvent, connection: FinalConnectionState): void => {
    const pointer = "changedTouches" in event ? event.changedTouches[0] : event;
    if (pointer === undefined) return;
    const at = flow.screenToFlowPosition({ x: pointer.clientX, y: pointer.clientY });
    const hit = flow.getIntersectingNodes({ ...at, width: 1, height: 1 }).find(({ type }) => type !== "lane");
    const taskOf = (id: string | undefined): TaskId | null => plan.tasks.find((task) => task.id === id)?.id ?? null;
    const made = connectionOnto(connection, taskOf(connection.fromNode?.id), taskOf(hit?.id));
    if (made !== null) editing?.connect(made.from, made.to);
  };
  const onKeyDown = canvasKeys({
    plan,
    positions,
    selection,
    editing,
    open: onOpen,
    rename: setNamed,
    goTo: (id, surface) => {
      const focus = (): void => surface.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
      onSelect({ tasks: [id], dependency: null });
      focus();
      // In a large graph a task that is out of sight is drawn, and can have the focus, only once it is there.
      void centre(id).then(focus);
    },
  });

  return (
    <NamingContext value={finishNaming}>
      <div className="h-full w-full outline-none" tabIndex={-1} onKeyDownCapture={onKeyDown} onDoubleClick={onDoubleClick}>
        <ReactFlow<CanvasNode, CanvasEdge>
          nodes={nodes}
          edges={isOverview ? NO_EDGES : scene.edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onNodeDragStop={dropDragged}
          onSelectionDragStop={dropDragged}
          onPaneClick={(event) => (overview?.onPress(event) === true ? undefined : onSelect(NOTHING))}
          {...(overview === null ? {} : { onPaneMouseMove: overview.onMove, onPaneMouseLeave: overview.onMove, onSelectionStart: overview.onBoxStart, onSelectionEnd: overview.onBoxEnd })}
          onNodeDoubleClick={(_event, node) => (isEditable ? setNamed(taskId(node.id)) : onOpen?.(taskId(node.id)))}
          onConnect={({ source, target }: Connection) => editing?.connect(taskId(source), taskId(target))}
          onConnectEnd={connectOnto}
          onEdgeClick={(_event, { type, source, target }) => (type === "collision" ? onSelect({ tasks: [taskId(source), taskId(target)], dependency: null }) : undefined)}
          isValidConnection={leadsOn}
          connectionMode={ConnectionMode.Strict}
          connectionRadius={48}
          nodesDraggable={isEditable}
          nodesConnectable={isEditable}
          deleteKeyCode={null}
          multiSelectionKeyCode={ADDING_KEYS}
          ariaLabelConfig={isEditable ? EDITING_WORDS : READING_WORDS}
          selectionMode={SelectionMode.Partial}
          zoomOnDoubleClick={false}
          fitView={start === null}
          fitViewOptions={fit}
          {...(start === null ? {} : { defaultViewport: start })}
          minZoom={0.02}
          maxZoom={2}
          onlyRenderVisibleElements={plan.tasks.length > 200}
          aria-label={`Graph of ${plan.name}`}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
          {collisionsLeftOut > 0 ? <LeftOutNote count={collisionsLeftOut} /> : null}
          <Controls showInteractive={false} fitViewOptions={fit} />
          {overview === null ? null : <OverviewLayer scene={overview.scene} lanes={overview.lanes} />}
          {overview === null || overview.pointed === null ? null : <PointedTask {...overview.pointed} />}
          {plan.tasks.length > MAP_FROM && plan.tasks.length <= MANY_TASKS ? (
            <MiniMap pannable zoomable className="max-sm:hidden" nodeClassName={(node) => (node.type === "lane" ? "minimap-lane" : "minimap-task")} />
          ) : null}
        </ReactFlow>
      </div>
    </NamingContext>
  );
}
