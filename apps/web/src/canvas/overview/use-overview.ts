import { type TaskId, taskId } from "@planloom/scheduler";
import { useReactFlow, useStore } from "@xyflow/react";
import { type MouseEvent, useMemo, useRef, useState } from "react";
import type { CanvasSelection } from "../canvas-types.ts";
import type { Lane } from "../lanes.ts";
import type { Scene } from "../use-scene.ts";
import { boxAt, boxesBetween, type OverviewScene, overviewScene, type SceneBox } from "./overview-scene.ts";

/** Smaller plans are always drawn task by task. */
export const MANY_TASKS = 150;
/** Under this a task is smaller than a fingertip, and its title cannot be read. */
const OVERVIEW_ZOOM = 0.3;

interface OverviewOptions {
  readonly scene: Scene;
  readonly selection: CanvasSelection;
  readonly onSelect: (selection: CanvasSelection) => void;
  readonly centre: (id: TaskId) => void;
}

export interface Overview {
  readonly scene: OverviewScene;
  readonly lanes: readonly Lane[];
  /** The task under the pointer, and where the pointer is, in pixels of the page. */
  readonly pointed: { readonly title: string; readonly x: number; readonly y: number } | null;
  readonly onMove: (event: MouseEvent) => void;
  /** What a press of the mouse does on a task: whether there was one. */
  readonly onPress: (event: MouseEvent) => boolean;
  readonly onDoublePress: (event: MouseEvent) => boolean;
  readonly onBoxStart: (event: MouseEvent) => void;
  readonly onBoxEnd: (event: MouseEvent) => void;
}

/** A large plan from afar: what is drawn of it, and what the pointer does there. `null` where tasks are drawn one by one. */
export function useOverview({ scene: { tasks, edges, lanes }, selection, onSelect, centre }: OverviewOptions): Overview | null {
  const flow = useReactFlow();
  // What is about to be shown whole is far soon: between two frames thousands of tasks would be made as elements, and thrown away.
  const isFar = useStore(({ transform, fitViewQueued }) => transform[2] < OVERVIEW_ZOOM || fitViewQueued);
  const isShown = isFar && tasks.length > MANY_TASKS;
  const scene = useMemo(() => (isShown ? overviewScene(tasks, edges) : null), [isShown, tasks, edges]);
  const bands = useMemo(() => lanes.map(({ data }) => data.lane), [lanes]);
  const [pointed, setPointed] = useState<Overview["pointed"]>(null);
  const boxStart = useRef<{ readonly x: number; readonly y: number } | null>(null);
  if (scene === null) return null;

  const placeOf = ({ clientX, clientY }: MouseEvent) => flow.screenToFlowPosition({ x: clientX, y: clientY });
  const boxOf = (event: MouseEvent): SceneBox | null => boxAt(scene, placeOf(event));
  return {
    scene,
    lanes: bands,
    pointed,
    onMove: (event) => {
      const box = boxOf(event);
      if (box !== null || pointed !== null) setPointed(box === null ? null : { title: tasks.find(({ id }) => id === box.id)?.data.title ?? "", x: event.clientX, y: event.clientY });
    },
    onPress: (event) => {
      const box = boxOf(event);
      if (box === null) return false;
      const id = taskId(box.id);
      const isAdding = event.shiftKey || event.ctrlKey || event.metaKey;
      const others = selection.tasks.filter((task) => task !== id);
      onSelect({ tasks: isAdding ? (others.length < selection.tasks.length ? others : [...others, id]) : [id], dependency: null });
      return true;
    },
    onDoublePress: (event) => {
      const box = boxOf(event);
      setPointed(null);
      if (box !== null) centre(taskId(box.id));
      return box !== null;
    },
    onBoxStart: (event) => {
      setPointed(null);
      boxStart.current = placeOf(event);
    },
    onBoxEnd: (event) => {
      if (boxStart.current !== null) onSelect({ tasks: boxesBetween(scene, boxStart.current, placeOf(event)).map(({ id }) => taskId(id)), dependency: null });
      boxStart.current = null;
    },
  };
}
