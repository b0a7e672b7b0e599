import type { Plan, Position, TaskId } from "@planloom/scheduler";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { layOut } from "./lay-out.ts";
import { quickLanes } from "./quick-layout.ts";

/**
 * Where each task stands, and whether it will stay there: where the plan says, else where the automatic layout puts
 * it. The layout is computed beside the drawing, kept by the shape of the graph, and asked for again only when that
 * changes.
 */
export function usePositions(plan: Plan): { readonly positions: ReadonlyMap<TaskId, Position>; readonly isSettled: boolean } {
  const { tasks, dependencies } = plan;
  const shape = useMemo(() => [tasks.map(({ id, kind, stream }) => [id, kind, stream]), dependencies.map(({ from, to }) => [from, to])], [tasks, dependencies]);
  const { data: automatic } = useQuery({
    queryKey: ["layout", shape],
    queryFn: () => layOut(plan),
    enabled: tasks.some(({ position }) => position === null),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const positions = useMemo(() => {
    const places = tasks.map(({ id, position }) => [id, position ?? automatic?.[id]] as const);
    const isComplete = places.every(([, place]) => place !== undefined);
    const quick = isComplete ? null : quickLanes(plan);
    return new Map(places.map(([id, place]) => [id, place ?? quick?.get(id) ?? { x: 0, y: 0 }]));
  }, [plan, tasks, automatic]);
  return { positions, isSettled: automatic !== undefined || tasks.every(({ position }) => position !== null) };
}
