import { Field, type FieldControl } from "@planloom/ui";
import type { ReactNode } from "react";
import type { FieldProblem } from "./field-problems.ts";

export interface LabelledProps {
  readonly label: string;
  /** The name by which problems point here. */
  readonly field?: string | undefined;
  readonly hint?: ReactNode;
  /** What is wrong with what is typed; comes before what is wrong with the plan. */
  readonly fault?: string | null;
  readonly problem?: FieldProblem | null | undefined;
  readonly hideLabel?: boolean;
  readonly className?: string | undefined;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A field of the inspector: its label, and what the scheduler says about it. Errors are read out, warnings are quiet. */
export function Labelled({ label, field, hint, fault = null, problem = null, hideLabel = false, className, children }: LabelledProps) {
  const error = fault ?? (problem?.severity === "error" ? problem.message : null);
  const warning = problem?.severity === "warning" ? <span className="text-warning-ink">{problem.message}</span> : null;
  const shownHint = warning ?? hint;
  return (
    <div data-field={field} className={className}>
      <Field label={label} error={error} hideLabel={hideLabel} {...(shownHint === undefined ? {} : { hint: shownHint })}>
        {children}
      </Field>
    </div>
  );
}
