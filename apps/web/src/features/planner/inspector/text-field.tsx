"use client";

import { Field, Input, Textarea } from "@planloom/ui";
import type { ReactNode } from "react";

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  /** Lines of height; one line where left out. */
  readonly rows?: number;
  readonly mono?: boolean;
  readonly maxLength?: number;
}

/** Text, of one line or of several. */
export function TextField({ label, value, onChange, error = null, hint, placeholder, rows, mono = false, maxLength = 20_000 }: TextFieldProps) {
  return (
    <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {(control) =>
        rows === undefined ? (
          <Input {...control} value={value} placeholder={placeholder} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} className={mono ? "font-mono sm:text-xs" : ""} />
        ) : (
          <Textarea {...control} value={value} rows={rows} mono={mono} placeholder={placeholder} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}
