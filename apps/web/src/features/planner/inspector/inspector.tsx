"use client";

import type { Analysis, Problem, TaskId } from "@planloom/scheduler";
import { type ReactNode, useEffect, useRef } from "react";
import type { CanvasSelection } from "../../../canvas/plan-canvas.tsx";
import { usePlanner } from "../planner-context.tsx";
import { DependencyInspector } from "./dependency-inspector.tsx";
import { PlanInspector } from "./plan/plan-inspector.tsx";
import { revealField } from "./reveal-field.ts";
import { SeveralInspector } from "./several-inspector.tsx";
import { TaskInspector } from "./task/task-inspector.tsx";

export interface InspectorProps {
  readonly selection: CanvasSelection;
  /** `null` until the first one is there. */
  readonly analysis: Analysis | null;
  readonly onSelect: (selection: CanvasSelection) => void;
  /** Shows what whoever does a task will be told. */
  readonly onBrief: (task: TaskId) => void;
  /** The field to bring into view, from a problem. */
  readonly field: string | null;
}

const NO_PROBLEMS: readonly Problem[] = [];

/** Every field of what is chosen: a task, several, a dependency, or with nothing chosen the plan itself. */
export function Inspector({ selection, analysis, onSelect, onBrief, field }: InspectorProps) {
  const key = selection.dependency === null ? selection.tasks.join(" ") : `${selection.dependency.from} ${selection.dependency.to}`;
  return (
    <Revealing key={key} field={field}>
      <Chosen selection={selection} analysis={analysis} onSelect={onSelect} onBrief={onBrief} />
    </Revealing>
  );
}

/** Brings a field into view when it appears and whenever another one is asked for. */
function Revealing({ field, children }: { readonly field: string | null; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (field !== null && field !== "" && box.current !== null) revealField(box.current, field);
  }, [field]);
  return (
    <div ref={box} className="min-h-full">
      {children}
    </div>
  );
}

function Chosen({ selection: { tasks, dependency }, analysis, onSelect, onBrief }: Omit<InspectorProps, "field">) {
  const plan = usePlanner((state) => state.draft.plan);
  const problems = analysis?.problems ?? NO_PROBLEMS;
  const onTask: Parameters<typeof TaskInspector>[0]["onTask"] = (id) => onSelect({ tasks: [id], dependency: null });
  const chosen = plan.dependencies.find(({ from, to }) => from === dependency?.from && to === dependency.to);
  if (chosen !== undefined) return <DependencyInspector dependency={chosen} problems={problems} onTask={onTask} onClose={() => onSelect({ tasks: [], dependency: null })} />;
  const found = plan.tasks.filter(({ id }) => tasks.includes(id));
  const [first] = found;
  if (first === undefined) return <PlanInspector problems={problems} />;
  return found.length === 1 ? <TaskInspector task={first} problems={problems} batchCount={analysis?.batches.get(first.id)?.length ?? 0} onTask={onTask} onBrief={onBrief} /> : <SeveralInspector tasks={found} />;
}
