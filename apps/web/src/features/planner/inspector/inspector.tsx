"use client";

import type { Analysis } from "@planloom/scheduler";
import { useEffect, useRef } from "react";
import type { CanvasSelection } from "../../../canvas/plan-canvas.tsx";
import { usePlanner } from "../planner-context.tsx";
import { DependencyInspector } from "./dependency-inspector.tsx";
import { ManyInspector } from "./many-inspector.tsx";
import { PlanInspector } from "./plan-inspector.tsx";
import { TaskInspector } from "./task-inspector.tsx";

export interface InspectorProps {
  readonly selection: CanvasSelection;
  readonly analysis: Analysis;
  readonly onSelect: (selection: CanvasSelection) => void;
  /** The field to bring into view, such as the one a problem names. */
  readonly field: string | null;
}

/** The details of what is chosen: a task, a dependency, several tasks, or with nothing chosen the plan itself. */
export function Inspector({ selection, analysis, onSelect, field }: InspectorProps) {
  const plan = usePlanner((state) => state.draft.plan);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (field === null || field === "") return;
    const place = box.current?.querySelector(`[data-field="${CSS.escape(field.split(".")[0] ?? field)}"]`);
    place?.closest("details")?.setAttribute("open", "");
    place?.scrollIntoView({ block: "center" });
    place?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  }, [field]);
  const [only] = selection.tasks;
  const task = plan.tasks.find(({ id }) => id === only);
  const dependency = plan.dependencies.find(({ from, to }) => from === selection.dependency?.from && to === selection.dependency.to);
  return (
    <div ref={box}>
      {selection.tasks.length > 1 ? (
        <ManyInspector plan={plan} ids={selection.tasks} />
      ) : task !== undefined ? (
        <TaskInspector key={task.id} plan={plan} task={task} analysis={analysis} onSelect={onSelect} />
      ) : dependency !== undefined ? (
        <DependencyInspector plan={plan} dependency={dependency} onSelect={onSelect} />
      ) : (
        <PlanInspector plan={plan} analysis={analysis} />
      )}
    </div>
  );
}
