"use client";

import type { Plan } from "@planloom/scheduler";
import { Button, Dialog, Field, Input, Spinner } from "@planloom/ui";
import { FileUp } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { StartingPointChoice } from "./starting-point-choice.tsx";
import { planFrom, startingPoints } from "./starting-points.ts";

export interface NewPlanDialogProps {
  readonly onClose: () => void;
  readonly onCreate: (plan: Plan) => void;
  readonly isCreating: boolean;
  /** Asks for a file instead. */
  readonly onImport: () => void;
}

const LONGEST_NAME = 200;

/** Asks what a new plan is called and what it starts from. */
export function NewPlanDialog({ onClose, onCreate, isCreating, onImport }: NewPlanDialogProps) {
  const form = useId();
  const [points] = useState(startingPoints);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState(points[0]?.id);
  const point = points.find(({ id }) => id === chosen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (point !== undefined && !isCreating) onCreate(planFrom(point, name));
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New plan"
      width="lg"
      footer={
        <>
          <Button variant="ghost" onClick={onImport} className="mr-auto">
            <FileUp aria-hidden /> Import a file…
          </Button>
          <Button onClick={onClose} className="max-sm:hidden">
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={isCreating}>
            {isCreating ? <Spinner label="Creating the plan" className="text-current" /> : null} Create plan
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Name">
          {(control) => (
            <Input
              {...control}
              // The dialog was asked for, and would begin on its button "Close" otherwise.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              maxLength={LONGEST_NAME}
              value={name}
              placeholder={point?.suggestedName}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <fieldset>
          <legend className="mb-1.5 text-xs font-medium text-muted">Start from</legend>
          <div className="flex flex-col gap-2">
            {points.map((each) => (
              <StartingPointChoice key={each.id} point={each} checked={each.id === chosen} onChoose={setChosen} />
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  );
}
