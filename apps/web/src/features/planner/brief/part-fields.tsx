"use client";

import type { PlannedPart, Task } from "@planloom/scheduler";
import { Button } from "@planloom/ui";
import { PencilLine, RotateCcw, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { FieldProblems } from "../inspector/fields/field-problems.ts";
import { LinesField, LongTextField } from "../inspector/fields/text-fields.tsx";
import { AcceptanceFields } from "../inspector/task/acceptance-fields.tsx";
import { ChecklistFields } from "../inspector/task/checklist-fields.tsx";
import { ScopeFields } from "../inspector/task/scope-fields.tsx";
import type { TaskFieldsProps } from "../inspector/task/task-fields-props.ts";
import { useEdit } from "../planner-context.tsx";
import { ownWordsHint } from "./part-words.ts";
import { RoleField } from "./role-field.tsx";

interface PartFieldsProps {
  readonly task: Task;
  readonly part: PlannedPart;
  /** What the part says now, to begin with where somebody writes it themselves. */
  readonly made: string;
  readonly batches: number;
}

/** The fields of the plan that a part of a brief is made from, or the text that somebody wrote in its place. */
export function PartFields({ task, part, made, batches }: PartFieldsProps) {
  const edit = useEdit();
  const { id } = task;
  // Taking one's own words out is undone right there: a message beside the window could not be pressed.
  const [takenOut, setTakenOut] = useState<string | null>(null);
  const fields: TaskFieldsProps = { task, problems: NO_PROBLEMS, onChange: (change, field) => void edit([{ type: "change-task", id, change }], field === undefined ? undefined : `${id}.${field}`) };
  const own = task.brief[part];
  if (own === undefined) {
    return (
      <>
        {FIELDS[part](fields)}
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="ghost" onClick={() => fields.onChange({ brief: { ...task.brief, [part]: made } })}>
            <PencilLine aria-hidden /> Write this part yourself
          </Button>
          {takenOut === null ? null : (
            <Button size="sm" variant="ghost" onClick={() => fields.onChange({ brief: { ...task.brief, [part]: takenOut } })}>
              <Undo2 aria-hidden /> Bring my words back
            </Button>
          )}
        </div>
      </>
    );
  }
  const { [part]: _own, ...others } = task.brief;
  const takeOut = (): void => {
    fields.onChange({ brief: others });
    setTakenOut(own);
  };
  return (
    <>
      <LongTextField label="In your own words" field={`brief.${part}`} hint={ownWordsHint(batches)} value={own} longest={20_000} rows={Math.min(14, own.split("\n").length + 1)} onValue={(text) => fields.onChange({ brief: { ...others, [part]: text } }, `brief.${part}`)} />
      <Button size="sm" variant="ghost" className="self-start" onClick={takeOut}>
        <RotateCcw aria-hidden /> As it is made by itself
      </Button>
    </>
  );
}

/** What is wrong with a plan stands in the inspector. */
const NO_PROBLEMS: FieldProblems = () => null;

const FIELDS: Readonly<Record<PlannedPart, (fields: TaskFieldsProps) => ReactNode>> = {
  role: (fields) => <RoleField {...fields} />,
  scope: (fields) => <ScopeFields {...fields} />,
  task: (fields) => (
    <>
      <LongTextField label="Instructions" value={fields.task.instructions} longest={100_000} rows={4} onValue={(instructions) => fields.onChange({ instructions }, "instructions")} />
      <LongTextField label="Above all" hint="What to look at first of all." value={fields.task.focus} longest={2_000} rows={2} onValue={(focus) => fields.onChange({ focus }, "focus")} />
      <div role="group" aria-label="Deliverables" className="flex flex-col gap-1">
        <p className="text-xs font-medium">Deliverables</p>
        <ChecklistFields {...fields} />
      </div>
    </>
  ),
  doNot: (fields) => <LinesField label="What not to do" hint="One rule per line. Who owns what lies beside is added by itself." value={fields.task.doNot} longest={2_000} onValue={(doNot) => fields.onChange({ doNot }, "doNot")} />,
  checkIn: (fields) => <AcceptanceFields {...fields} />,
  output: (fields) => <LongTextField label="Form of the result" hint="How the result is to be written down." value={fields.task.outputFormat} longest={2_000} rows={2} onValue={(outputFormat) => fields.onChange({ outputFormat }, "outputFormat")} />,
};
