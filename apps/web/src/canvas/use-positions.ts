import type { Plan, Position, TaskId } from "@planloom/scheduler";
import { useMemo, useState } from "react";
import { layOut } from "./layout/lay-out.ts";

/** Where each task stands: where the plan says, else where the automatic layout puts it. */
export function usePositions(plan: Plan): ReadonlyMap<TaskId, Position> {
  const automatic = useAutomaticLayout(plan);
  return useMemo(() => new Map(plan.tasks.map(({ id, position }) => [id, position ?? automatic.get(id) ?? { x: 0, y: 0 }])), [plan, automatic]);
}

/** Computed again only when the graph has another shape, not while somebody types or drags. */
function useAutomaticLayout(plan: Plan): ReadonlyMap<TaskId, Position> {
  const shape = useMemo(() => shapeOf(plan), [plan]);
  const [known, setKnown] = useState(() => ({ shape, places: placesOf(plan) }));
  if (known.shape === shape) return known.places;
  const places = placesOf(plan);
  setKnown({ shape, places });
  return places;
}

function placesOf(plan: Plan): ReadonlyMap<TaskId, Position> {
  return plan.tasks.every(({ position }) => position !== null) ? new Map() : layOut(plan);
}

/** All that the layout depends on. */
function shapeOf({ tasks, streams, dependencies }: Plan): string {
  const isPlaced = tasks.every(({ position }) => position !== null);
  return isPlaced ? "placed" : JSON.stringify([tasks.map(({ id, kind, stream }) => [id, kind, stream]), streams.map(({ id }) => id), dependencies.map(({ from, to }) => [from, to])]);
}
