"use client";

import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

/** What a control inside a `Field` must carry, so that its label, hint and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value; read out when it appears. */
  readonly error?: string | null;
  /** Something small at the end of the label's line. */
  readonly aside?: ReactNode;
  readonly hideLabel?: boolean;
  readonly className?: string;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A labelled control with its hint and its error. */
export function Field({ label, hint, error = null, aside, hideLabel = false, className, children }: FieldProps) {
  const id = useId();
  const describedBy = [hint === undefined ? null : `${id}-hint`, error === null ? null : `${id}-error`].filter((part) => part !== null).join(" ");
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1", className)}>
      <div className={classNames("flex items-center justify-between gap-2", hideLabel && "sr-only")}>
        <label htmlFor={id} className="text-xs font-medium text-muted">
          {label}
        </label>
        {aside}
      </div>
      {children({ id, ...(describedBy === "" ? {} : { "aria-describedby": describedBy }), ...(error === null ? {} : { "aria-invalid": true }) })}
      {error === null ? null : (
        <p id={`${id}-error`} role="alert" className="text-xs text-danger-ink">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-2xs text-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
