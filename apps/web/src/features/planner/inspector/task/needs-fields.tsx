"use client";

import { type Dependency, newDependency, type Plan, type Problem, type TaskId, taskId } from "@planloom/scheduler";
import { IconButton, Select } from "@planloom/ui";
import { X } from "lucide-react";
import { memo, useCallback, useDeferredValue } from "react";
import { useEdit, usePlanner } from "../../planner-context.tsx";
import { DependencyTimes, KindField, timeWords } from "../dependency-fields.tsx";
import { fieldProblems } from "../fields/field-problems.ts";
import { More } from "../fields/more.tsx";
import { RaceFields } from "./race-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";
import { TriggerFields } from "./trigger-fields.tsx";

export interface NeedsFieldsProps {
  readonly fields: TaskFieldsProps;
  /** All of the plan. */
  readonly problems: readonly Problem[];
  readonly onTask: (id: TaskId) => void;
}

/** What a task comes after, how much of it it waits for, what comes after it, and what it races; names lead there. */
export function NeedsFields({ fields, problems, onTask }: NeedsFieldsProps) {
  const { id, kind, race, trigger } = fields.task;
  const plan = usePlanner((state) => state.draft.plan);
  const edit = useEdit();
  const settled = useDeferredValue(plan);
  const add = useCallback((from: TaskId) => void edit([{ type: "connect", dependency: newDependency(from, id) }]), [edit, id]);
  const before = plan.dependencies.filter(({ to }) => to === id);
  const needs = before.filter((dependency) => dependency.kind !== "soft").length;
  const after = plan.dependencies.filter(({ from }) => from === id);
  return (
    <>
      <Side title="Comes after" plan={plan} problems={problems} dependencies={before} otherOf={({ from }) => from} onTask={onTask} />
      <AddNeed plan={settled} id={id} onAdd={add} />
      {needs > 1 || trigger.kind !== "all" ? <TriggerFields {...fields} needs={needs} /> : null}
      <Side title="Comes before" plan={plan} problems={problems} dependencies={after} otherOf={({ to }) => to} onTask={onTask} />
      {kind === "task" || race !== null ? <RaceFields {...fields} plan={plan} /> : null}
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly plan: Plan;
  readonly problems: readonly Problem[];
  readonly dependencies: readonly Dependency[];
  readonly otherOf: (dependency: Dependency) => TaskId;
  readonly onTask: (id: TaskId) => void;
}

function Side({ title, plan, problems, dependencies, otherOf, onTask }: SideProps) {
  const edit = useEdit();
  if (dependencies.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
      <ul className="flex flex-col gap-2">
        {dependencies.map((dependency) => {
          const { from, to } = dependency;
          const fields = { dependency, problems: fieldProblems(problems, (place) => place.kind === "dependency" && place.from === from && place.to === to) };
          const other = otherOf(dependency);
          const name = titleOf(plan, other);
          return (
            <li key={`${from} ${to}`} className="rounded-md border border-line p-2">
              <div className="mb-1.5 flex items-center gap-1">
                <button type="button" className="min-w-0 flex-1 truncate text-left text-sm text-accent-ink hover:underline" onClick={() => onTask(other)}>
                  {name}
                </button>
                <IconButton size="sm" label={`Remove the dependency: ${name}`} icon={<X />} onClick={() => edit([{ type: "disconnect", from, to }])} className="-my-1 w-6" />
              </div>
              <div className="flex flex-col gap-1.5">
                <KindField {...fields} label={`Kind of the dependency: ${name}`} />
                <More title="Time" aside={timeWords(dependency)}>
                  <DependencyTimes {...fields} />
                </More>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface AddNeedProps {
  readonly plan: Plan;
  readonly id: TaskId;
  readonly onAdd: (from: TaskId) => void;
}

/** The list of all tasks may be long, so it is not drawn at every key. */
const AddNeed = memo(function AddNeed({ plan, id, onAdd }: AddNeedProps) {
  const needed = new Set(plan.dependencies.filter(({ to }) => to === id).map(({ from }) => from));
  const others = plan.tasks.filter((task) => task.id !== id && !needed.has(task.id));
  if (others.length === 0) return null;
  return (
    <Select aria-label="Add a task that comes before" value="" onChange={(event) => onAdd(taskId(event.target.value))}>
      <option value="" disabled>
        Comes after another task…
      </option>
      {others.map((task) => (
        <option key={task.id} value={task.id}>
          {task.title || task.id}
        </option>
      ))}
    </Select>
  );
});

function titleOf({ tasks }: Plan, id: TaskId): string {
  return tasks.find((task) => task.id === id)?.title || id;
}
