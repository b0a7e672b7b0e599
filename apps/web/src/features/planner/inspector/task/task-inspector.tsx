"use client";

import type { Problem, Task, TaskId } from "@planloom/scheduler";
import { Button, IconButton } from "@planloom/ui";
import { FileText, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { useEdit, useOpenPlan } from "../../planner-context.tsx";
import { fieldProblems } from "../fields/field-problems.ts";
import { SecretsField } from "../fields/secrets-field.tsx";
import { Section } from "../fields/section.tsx";
import { LinesField, LongTextField, VariablesField } from "../fields/text-fields.tsx";
import { InspectorHeading } from "../inspector-heading.tsx";
import { AcceptanceFields, PassingField } from "./acceptance-fields.tsx";
import { BasicFields } from "./basic-fields.tsx";
import { BetweenFields } from "./between-fields.tsx";
import { ContractFields } from "./contract-fields.tsx";
import { ChecklistFields } from "./checklist-fields.tsx";
import { EstimateFields } from "./estimate-fields.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { NeedsFields } from "./needs-fields.tsx";
import { OutputFields, ReturnedTasksField } from "./output-fields.tsx";
import { ResourceFields } from "./resource-fields.tsx";
import { ScopeFields, scopeWords } from "./scope-fields.tsx";
import { TimingFields, timingWords } from "./timing-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

export interface TaskInspectorProps {
  readonly task: Task;
  /** All of the plan. */
  readonly problems: readonly Problem[];
  readonly batchCount: number;
  readonly onTask: (id: TaskId) => void;
  /** Shows what whoever does a task will be told. */
  readonly onBrief: (id: TaskId) => void;
}

/** Every field of one task. A sync point does no work, so it has only a few of them. */
export function TaskInspector({ task, problems, batchCount, onTask, onBrief }: TaskInspectorProps) {
  const edit = useEdit();
  const { store } = useOpenPlan();
  const { id } = task;
  const fields: TaskFieldsProps = {
    task,
    problems: fieldProblems(problems, (place) => place.kind === "task" && place.id === id),
    onChange: (change, field) => void edit([{ type: "change-task", id, change }], field === undefined ? undefined : `${id}.${field}`),
  };
  const remove = (): void => {
    edit([{ type: "delete-tasks", ids: [id] }]);
    toast(`"${task.title || id}" deleted`, { action: { label: "Undo", onClick: () => store.getState().undo() } });
  };
  const isWork = task.kind === "task";
  return (
    <>
      <InspectorHeading kind={isWork ? "Task" : "Sync point"} title={task.title || id} actions={<HeadingActions onBrief={isWork ? () => onBrief(id) : null} onDelete={remove} />} />
      <Section title="What is to be done">
        <BasicFields {...fields} />
      </Section>
      {isWork ? (
        <>
          <Section title="Estimate" aside={batchWords(batchCount)}>
            <EstimateFields {...fields} />
          </Section>
          <Section title="Scope" aside={scopeWords(task)}>
            <ScopeFields {...fields} />
            <ResourceFields {...fields} />
          </Section>
          <Section title="Check-in">
            <AcceptanceFields {...fields} />
          </Section>
        </>
      ) : null}
      {isWork ? null : (
        <Section title="Check-in">
          <PassingField {...fields} />
        </Section>
      )}
      <Section title="Dependencies">
        <NeedsFields fields={fields} problems={problems} onTask={onTask} />
      </Section>
      <Section title={isWork ? "Start, skills and labels" : "Start"} aside={timingWords(task)} isFolded={timingWords(task) === null}>
        <TimingFields {...fields} />
        {isWork ? <BetweenFields {...fields} /> : null}
      </Section>
      {isWork ? (
        <>
          <Section title="Checklist" aside={countWords(task.checklist.length)} isFolded={task.checklist.length === 0}>
            <ChecklistFields {...fields} />
          </Section>
          <Section title="Outputs" aside={outputWords(task)} isFolded={task.outputs.length === 0 && !task.expands}>
            <OutputFields {...fields} />
            <ReturnedTasksField {...fields} />
          </Section>
          <Section title="Brief" aside={briefWords(task)} isFolded={briefWords(task) === "as usual"}>
            <LongTextField label="Above all" field="focus" hint="What to look at first of all." value={task.focus} longest={2_000} rows={2} onValue={(focus) => fields.onChange({ focus }, "focus")} />
            <LongTextField label="Form of the result" field="outputFormat" hint="How the result is to be written down." value={task.outputFormat} longest={2_000} rows={2} onValue={(outputFormat) => fields.onChange({ outputFormat }, "outputFormat")} />
            <ContractFields {...fields} />
            <Button size="sm" className="self-start" onClick={() => onBrief(id)}>
              <FileText aria-hidden /> See the whole brief
            </Button>
          </Section>
          <Section title="Guard rails" isFolded={task.doNot.length === 0 && Object.keys(task.environment).length === 0 && task.secrets.length === 0}>
            <LinesField label="What not to do" field="doNot" hint="One rule per line." value={task.doNot} longest={2_000} onValue={(doNot) => fields.onChange({ doNot }, "doNot")} />
            <VariablesField
              label="Variables"
              field="environment"
              hint="One NAME=value per line; the command sees them."
              problem={fields.problems("environment")}
              value={task.environment}
              onValue={(environment) => fields.onChange({ environment }, "environment")}
            />
            <SecretsField field="secrets" hint="One name per line, besides those of its agent; the command gets their values as variables." problem={fields.problems("secrets")} value={task.secrets} onValue={(secrets) => fields.onChange({ secrets }, "secrets")} />
          </Section>
          <Section title="Limits and failures" isFolded={isUsual(task)}>
            <LimitFields {...fields} />
          </Section>
        </>
      ) : (
        <Section title="Notes" isFolded={task.instructions === ""}>
          <LongTextField label="Instructions" field="instructions" value={task.instructions} longest={100_000} onValue={(instructions) => fields.onChange({ instructions }, "instructions")} />
        </Section>
      )}
    </>
  );
}

function HeadingActions({ onBrief, onDelete }: { readonly onBrief: (() => void) | null; readonly onDelete: () => void }) {
  return (
    <>
      {onBrief === null ? null : <IconButton size="sm" label="See the brief" shortcut="B" icon={<FileText />} onClick={onBrief} />}
      <IconButton size="sm" label="Delete task" icon={<Trash2 />} onClick={onDelete} />
    </>
  );
}

function isUsual({ timeoutMinutes, batchMinutes, onFailure, retries }: Task): boolean {
  return timeoutMinutes === null && batchMinutes === null && onFailure === null && retries === null;
}

function briefWords({ focus, outputFormat, brief, contracts }: Task): string {
  const parts = [...(focus === "" && outputFormat === "" && Object.keys(brief).length === 0 ? [] : ["own words"]), ...(contracts.length === 0 ? [] : [contracts.length === 1 ? "1 contract" : `${contracts.length} contracts`])];
  return parts.join(", ") || "as usual";
}

const batchWords = (count: number): string => (count === 0 ? "" : count === 1 ? "1 batch" : `${count} batches`);
function outputWords({ outputs, expands }: Task): string {
  return expands ? (outputs.length === 0 ? "tasks" : `${outputs.length} and tasks`) : countWords(outputs.length);
}

const countWords = (count: number): string => (count === 0 ? "none" : String(count));
