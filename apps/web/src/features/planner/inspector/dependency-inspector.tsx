"use client";

import type { Dependency, Problem, TaskId } from "@planloom/scheduler";
import { Button, IconButton } from "@planloom/ui";
import { ArrowDown, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { useEdit, useOpenPlan, usePlanner } from "../planner-context.tsx";
import { DependencyTimes, KindField } from "./dependency-fields.tsx";
import { fieldProblems } from "./fields/field-problems.ts";
import { InspectorHeading } from "./inspector-heading.tsx";

export interface DependencyInspectorProps {
  readonly dependency: Dependency;
  readonly problems: readonly Problem[];
  readonly onTask: (id: TaskId) => void;
  readonly onClose: () => void;
}

/** One dependency: what it joins, its kind, its times, and its removal. */
export function DependencyInspector({ dependency, problems, onTask, onClose }: DependencyInspectorProps) {
  const { from, to } = dependency;
  const edit = useEdit();
  const { store } = useOpenPlan();
  const remove = (): void => {
    edit([{ type: "disconnect", from, to }]);
    onClose();
    toast("The dependency is removed", { action: { label: "Undo", onClick: () => store.getState().undo() } });
  };
  const fields = { dependency, problems: fieldProblems(problems, (place) => place.kind === "dependency" && place.from === from && place.to === to) };
  return (
    <>
      <InspectorHeading kind="Dependency" title="What comes after what" actions={<IconButton size="sm" label="Remove dependency" icon={<Trash2 />} onClick={remove} />} />
      <div className="flex flex-col gap-4 p-4">
        <div className="flex flex-col items-start gap-1">
          <TaskButton id={from} onTask={onTask} />
          <ArrowDown aria-label="before" className="ml-3 size-4 text-faint" />
          <TaskButton id={to} onTask={onTask} />
        </div>
        <KindField {...fields} />
        <DependencyTimes {...fields} />
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
