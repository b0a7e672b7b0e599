"use client";

import type { Plan, Task, TaskId } from "@planloom/scheduler";
import { IconButton } from "@planloom/ui";
import { X } from "lucide-react";
import type { CanvasSelection } from "../../../canvas/plan-canvas.tsx";
import { useEdit } from "../planner-context.tsx";
import { Section } from "./section.tsx";

interface NeedsSectionProps {
  readonly plan: Plan;
  readonly task: Task;
  readonly onSelect: (selection: CanvasSelection) => void;
}

/** What the task needs and what needs it, each leading there. */
export function NeedsSection({ plan, task, onSelect }: NeedsSectionProps) {
  const edit = useEdit();
  const touching = plan.dependencies.filter(({ from, to }) => from === task.id || to === task.id);
  const titleOf = (id: TaskId): string => plan.tasks.find((each) => each.id === id)?.title ?? id;
  return (
    <Section title="Dependencies">
      {touching.length === 0 ? <p className="text-xs text-muted">None. Drag from the edge of a task to another, or press C.</p> : null}
      <ul className="flex flex-col gap-1">
        {touching.map(({ from, to, kind }) => {
          const other = from === task.id ? to : from;
          return (
            <li key={`${from} ${to}`} className="flex items-center gap-2 text-sm">
              <span className="w-14 shrink-0 text-xs text-muted">{from === task.id ? "before" : "after"}</span>
              <button type="button" className="min-w-0 flex-1 truncate text-left text-accent-ink hover:underline" onClick={() => onSelect({ tasks: [other], dependency: null })}>
                {titleOf(other)}
              </button>
              <button type="button" className="text-xs text-muted hover:underline" onClick={() => onSelect({ tasks: [], dependency: { from, to } })}>
                {kind}
              </button>
              <IconButton size="sm" label={`Remove the dependency with ${titleOf(other)}`} icon={<X />} onClick={() => edit([{ type: "disconnect", from, to }])} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
