"use client";

import { agentId, type Plan, streamId, type Task, type TaskId } from "@planloom/scheduler";
import { useEdit } from "../planner-context.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { named } from "./choices.ts";

/** Several tasks at once: what they can be given together. */
export function ManyInspector({ plan, ids }: { readonly plan: Plan; readonly ids: readonly TaskId[] }) {
  const edit = useEdit();
  const chosen = plan.tasks.filter(({ id }) => ids.includes(id));
  const change = (fields: Partial<Omit<Task, "id">>) => edit(ids.map((id) => ({ type: "change-task", id, change: fields })));
  const shared = <T,>(pick: (task: Task) => T | null): T | null => {
    const [first] = chosen;
    const value = first === undefined ? null : pick(first);
    return chosen.every((task) => pick(task) === value) ? value : null;
  };
  return (
    <div className="flex flex-col gap-3 p-4">
      <h2 className="text-base font-semibold">{ids.length} tasks</h2>
      <p className="text-sm text-muted">{chosen.map(({ title }) => title).join(", ")}</p>
      <ChoiceField label="Agent" value={shared(({ agent }) => agent) ?? ""} choices={named(plan.agents, "As they are, or that of the stream")} onChange={(id) => change({ agent: id === "" ? null : agentId(id) })} />
      <ChoiceField label="Stream" value={shared(({ stream }) => stream) ?? ""} choices={named(plan.streams, "No stream")} onChange={(id) => change({ stream: id === "" ? null : streamId(id) })} />
    </div>
  );
}
