"use client";

import { type Plan, taskId } from "@planloom/scheduler";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import type { CanvasSelection } from "../../canvas/plan-canvas.tsx";

/** What is chosen, kept in the address: `?task=a&task=b` or `?dependency=a:b`. What the plan does not have is no choice. */
export function useSelection({ tasks, dependencies }: Plan): readonly [CanvasSelection, (selection: CanvasSelection) => void] {
  const search = useSearchParams();
  const text = search.toString();
  const found = useMemo<CanvasSelection>(() => {
    const query = new URLSearchParams(text);
    const known = new Set<string>(tasks.map(({ id }) => id));
    const [from, to] = query.get("dependency")?.split(":") ?? [];
    const dependency = dependencies.find((each) => each.from === from && each.to === to);
    return { tasks: query.getAll("task").filter((id) => known.has(id)).map(taskId), dependency: dependency === undefined ? null : { from: dependency.from, to: dependency.to } };
  }, [text, tasks, dependencies]);
  // The same choice stays the same value while the plan changes.
  const [selection, setSelection] = useState(found);
  if (found !== selection && !isSame(found, selection)) setSelection(found);
  const select = useCallback(({ tasks: chosen, dependency }: CanvasSelection) => {
    const query = new URLSearchParams(chosen.map((id) => ["task", id]));
    if (dependency !== null) query.set("dependency", `${dependency.from}:${dependency.to}`);
    const next = query.size === 0 ? window.location.pathname : `${window.location.pathname}?${query.toString()}`;
    // By the browser's own history, which Next follows: nothing of it concerns the server.
    window.history.replaceState(null, "", next);
  }, []);
  return [selection, select];
}

function isSame(one: CanvasSelection, other: CanvasSelection): boolean {
  return one.tasks.join(" ") === other.tasks.join(" ") && one.dependency?.from === other.dependency?.from && one.dependency?.to === other.dependency?.to;
}
