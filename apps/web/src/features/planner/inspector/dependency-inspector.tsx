"use client";

import type { Dependency, Problem, TaskId } from "@planloom/scheduler";
import { Button, IconButton } from "@planloom/ui";
import { ArrowDown, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { useEdit, useOpenPlan, usePlanner } from "../planner-context.tsx";
import { fieldProblems } from "./fields/field-problems.ts";
import { ChoiceField } from "./fields/text-fields.tsx";
import { InspectorHeading } from "./inspector-heading.tsx";
import { DEPENDENCY_KINDS } from "./words.ts";

export interface DependencyInspectorProps {
  readonly dependency: Dependency;
  readonly problems: readonly Problem[];
  readonly onTask: (id: TaskId) => void;
  readonly onClose: () => void;
}

/** One dependency: what it joins, its kind, and its removal. */
export function DependencyInspector({ dependency: { from, to, kind }, problems, onTask, onClose }: DependencyInspectorProps) {
  const edit = useEdit();
  const { store } = useOpenPlan();
  const remove = (): void => {
    edit([{ type: "disconnect", from, to }]);
    onClose();
    toast("The dependency is removed", { action: { label: "Undo", onClick: () => store.getState().undo() } });
  };
  const problem = fieldProblems(problems, (place) => place.kind === "dependency" && place.from === from && place.to === to)("");
  return (
    <>
      <InspectorHeading kind="Dependency" title="What comes after what" actions={<IconButton size="sm" label="Remove dependency" icon={<Trash2 />} onClick={remove} />} />
      <div className="flex flex-col gap-4 p-4">
        <div className="flex flex-col items-start gap-1">
          <TaskButton id={from} onTask={onTask} />
          <ArrowDown aria-label="before" className="ml-3 size-4 text-faint" />
          <TaskButton id={to} onTask={onTask} />
        </div>
        <ChoiceField label="Kind" value={kind} choices={DEPENDENCY_KINDS} problem={problem} onValue={(next) => edit([{ type: "change-dependency", from, to, change: { kind: next } }])} />
      </div>
    </>
  );
}

function TaskButton({ id, onTask }: { readonly id: TaskId; readonly onTask: (id: TaskId) => void }) {
  const title = usePlanner((state) => state.draft.plan.tasks.find((task) => task.id === id)?.title);
  return (
    <Button size="sm" className="max-w-full" onClick={() => onTask(id)}>
      <span className="truncate">{title || id}</span>
    </Button>
  );
}
