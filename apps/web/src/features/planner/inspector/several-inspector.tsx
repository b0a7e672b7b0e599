"use client";

import { agentId, streamId, type Task } from "@planloom/scheduler";
import { IconButton } from "@planloom/ui";
import { Trash2 } from "lucide-react";
import { useEdit, usePlanner } from "../planner-context.tsx";
import { type Choice, ChoiceField, TextField } from "./fields/text-fields.tsx";
import { InspectorHeading } from "./inspector-heading.tsx";

const MIXED = "*";

/** What several chosen tasks have in common, to be changed for all of them in one step. */
export function SeveralInspector({ tasks }: { readonly tasks: readonly Task[] }) {
  const edit = useEdit();
  const agents = usePlanner((state) => state.draft.plan.agents);
  const streams = usePlanner((state) => state.draft.plan.streams);
  const change = (part: Partial<Pick<Task, "agent" | "stream" | "race">>, step?: string): void => void edit(tasks.map(({ id }) => ({ type: "change-task", id, change: part })), step);
  const stream = common(tasks.map((task) => task.stream));
  const agent = common(tasks.map((task) => task.agent));
  const race = tasks.every((task) => task.race === tasks[0]?.race) ? (tasks[0]?.race ?? "") : null;
  return (
    <>
      <InspectorHeading
        kind="Tasks"
        title={`${tasks.length} tasks`}
        actions={<IconButton size="sm" label="Delete these tasks" icon={<Trash2 />} onClick={() => edit([{ type: "delete-tasks", ids: tasks.map(({ id }) => id) }])} />}
      />
      <div className="flex flex-col gap-3 p-4">
        <ChoiceField
          label="Stream"
          value={stream}
          choices={withMixed(stream, [{ value: "", label: "None" }, ...streams.map(({ id, name }) => ({ value: id, label: name || id }))])}
          onValue={(chosen) => (chosen === MIXED ? undefined : change({ stream: chosen === "" ? null : streamId(chosen) }))}
        />
        <ChoiceField
          label="Agent"
          value={agent}
          choices={withMixed(agent, [{ value: "", label: "As the stream" }, ...agents.map(({ id, name }) => ({ value: id, label: name || id }))])}
          onValue={(chosen) => (chosen === MIXED ? undefined : change({ agent: chosen === "" ? null : agentId(chosen) }))}
        />
        <TextField
          label="Name of the race"
          hint="Of the tasks with the same name the first that is accepted wins; the others are stopped."
          placeholder={race === null ? "Not the same" : "Not in a race"}
          value={race ?? ""}
          onValue={(name) => change({ race: name === "" ? null : name }, `race ${tasks.map(({ id }) => id).join()}`)}
        />
        <p className="text-xs text-muted">What you choose here is given to all {tasks.length} tasks, as one step of undo.</p>
      </div>
    </>
  );
}

function common(ids: readonly (string | null)[]): string {
  const [first = null] = ids;
  return ids.every((id) => id === first) ? (first ?? "") : MIXED;
}

function withMixed(value: string, choices: readonly Choice<string>[]): readonly Choice<string>[] {
  return value === MIXED ? [{ value: MIXED, label: "Not the same" }, ...choices] : choices;
}
