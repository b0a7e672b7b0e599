import { agentId, type Plan, streamId, type Task } from "@planloom/scheduler";
import { usePlanner } from "../../planner-context.tsx";
import { type Choice, ChoiceField, CommandField, LongTextField, TextField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

const KINDS: readonly Choice<Task["kind"]>[] = [
  { value: "task", label: "Task: does work" },
  { value: "sync", label: "Sync point: waits for all before it" },
];

/** Title, kind, who does it and how. */
export function BasicFields({ task, problems, onChange }: TaskFieldsProps) {
  const plan = usePlanner((state) => state.draft.plan);
  const isWork = task.kind === "task";
  const changeKind = (kind: Task["kind"]): void => {
    // Who decided about work does not decide about what only waits, nor the other way round.
    onChange({ kind, acceptance: { ...task.acceptance, policy: null } });
  };
  return (
    <>
      <TextField label="Title" field="title" value={task.title} onValue={(title) => onChange({ title }, "title")} />
      {isWork ? <LongTextField label="Instructions" field="instructions" value={task.instructions} longest={100_000} onValue={(instructions) => onChange({ instructions }, "instructions")} /> : null}
      <div className="grid grid-cols-2 gap-3">
        <ChoiceField
          label="Stream"
          field="stream"
          problem={problems("stream")}
          value={task.stream ?? ""}
          choices={references(plan.streams, task.stream, "None")}
          onValue={(id) => onChange({ stream: id === "" ? null : streamId(id) })}
        />
        {isWork ? (
          <ChoiceField
            label="Agent"
            field="agent"
            problem={problems("agent")}
            value={task.agent ?? ""}
            choices={references(plan.agents, task.agent, inheritedAgent(plan, task))}
            onValue={(id) => onChange({ agent: id === "" ? null : agentId(id) })}
          />
        ) : null}
      </div>
      {isWork ? (
        <CommandField
          label="Command"
          field="command"
          placeholder={agentOf(plan, task)?.command ?? "sh -c …"}
          problem={problems("command")}
          value={task.command}
          onValue={(command) => onChange({ command }, "command")}
        />
      ) : null}
      <ChoiceField label="Kind" field="kind" value={task.kind} choices={KINDS} onValue={changeKind} />
      <p className="text-2xs text-faint">
        Known as <code className="font-mono">{task.id}</code> in files and commands.
      </p>
    </>
  );
}

/** The things that can be referred to; one that is referred to but gone is shown, so that it can be mended. */
function references(things: readonly { readonly id: string; readonly name: string }[], chosen: string | null, none: string): readonly Choice<string>[] {
  const gone = chosen !== null && !things.some(({ id }) => id === chosen) ? [{ value: chosen, label: `${chosen} (deleted)` }] : [];
  return [{ value: "", label: none }, ...gone, ...things.map(({ id, name }) => ({ value: id, label: name || id }))];
}

function inheritedAgent({ streams, agents }: Plan, task: Task): string {
  const id = streams.find((stream) => stream.id === task.stream)?.agent ?? null;
  return id === null ? "Nobody" : `As the stream: ${agents.find((agent) => agent.id === id)?.name || id}`;
}

function agentOf({ streams, agents }: Plan, task: Task): Plan["agents"][number] | undefined {
  const id = task.agent ?? streams.find((stream) => stream.id === task.stream)?.agent;
  return agents.find((agent) => agent.id === id);
}
