"use client";

import { agentId, type Analysis, type Plan, streamId, type Task } from "@planloom/scheduler";
import type { CanvasSelection } from "../../../canvas/plan-canvas.tsx";
import { useEdit } from "../planner-context.tsx";
import { AcceptanceSection } from "./acceptance-section.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { named } from "./choices.ts";
import { EstimateSection } from "./estimate-section.tsx";
import { fieldError } from "./field-errors.ts";
import { LimitsSection } from "./limits-section.tsx";
import { LinesField } from "./lines-field.tsx";
import { NeedsSection } from "./needs-section.tsx";
import type { ChangeTask } from "./task-part.ts";
import { OutputsField, ResourcesField } from "./sharing-fields.tsx";
import { Section } from "./section.tsx";
import { TextField } from "./text-field.tsx";

interface TaskInspectorProps {
  readonly plan: Plan;
  readonly task: Task;
  readonly analysis: Analysis;
  readonly onSelect: (selection: CanvasSelection) => void;
}

/** Every field of a task, what is wrong with it said at the field. */
export function TaskInspector({ plan, task, analysis, onSelect }: TaskInspectorProps) {
  const edit = useEdit();
  const change: ChangeTask = (fields, field) => void edit([{ type: "change-task", id: task.id, change: fields }], `${task.id} ${field}`);
  const error = (field: string) => fieldError(analysis.problems, task.id, field);
  const parts = { plan, task, change, error };
  const streamAgent = plan.streams.find(({ id }) => id === task.stream)?.agent ?? null;
  const fallback = plan.agents.find(({ id }) => id === streamAgent)?.name;
  return (
    <div>
      <h2 className="border-b border-line px-4 py-2.5 text-base font-semibold">{task.kind === "sync" ? "Sync point" : "Task"}</h2>
      <Section title="What" open>
        <div data-field="title">
          <TextField label="Title" value={task.title} maxLength={200} onChange={(title) => change({ title }, "title")} />
        </div>
        <TextField label="Instructions" value={task.instructions} rows={3} maxLength={100_000} onChange={(instructions) => change({ instructions }, "instructions")} />
        <ChoiceField label="Stream" value={task.stream ?? ""} choices={named(plan.streams, "No stream")} onChange={(id) => change({ stream: id === "" ? null : streamId(id) }, "stream")} />
        {task.kind === "sync" ? null : (
          <>
            <div data-field="agent">
              <ChoiceField label="Agent" error={error("agent")} value={task.agent ?? ""} choices={named(plan.agents, fallback === undefined ? "Nobody yet" : `${fallback} (of the stream)`)} onChange={(id) => change({ agent: id === "" ? null : agentId(id) }, "agent")} />
            </div>
            <div data-field="command">
              <TextField label="Command" mono rows={2} error={error("command")} value={task.command ?? ""} placeholder="The shell command this task runs" onChange={(command) => change({ command: command === "" ? null : command }, "command")} />
            </div>
          </>
        )}
      </Section>
      {task.kind === "sync" ? null : (
        <>
          <EstimateSection {...parts} batches={analysis.batches.get(task.id) ?? []} />
          <Section title="Files and sharing" open>
            <div data-field="scope">
              <LinesField label="Writes" mono error={error("scope.writes")} value={task.scope.writes} placeholder="src/server/**" hint="Patterns of the files it writes, one per line." onChange={(writes) => change({ scope: { ...task.scope, writes } }, "writes")} />
            </div>
            <LinesField label="Reads" mono error={error("scope.reads")} value={task.scope.reads} onChange={(reads) => change({ scope: { ...task.scope, reads } }, "reads")} />
            <ResourcesField {...parts} />
            <OutputsField {...parts} />
          </Section>
        </>
      )}
      <AcceptanceSection {...parts} />
      <NeedsSection plan={plan} task={task} onSelect={onSelect} />
      {task.kind === "sync" ? null : <LimitsSection {...parts} />}
    </div>
  );
}
