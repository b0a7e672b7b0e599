"use client";

import { Field, Input } from "@planloom/ui";
import { useState } from "react";

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  /** `null` when the field was emptied. */
  readonly onChange: (value: number | null) => void;
  readonly error?: string | null;
  readonly placeholder?: string;
  /** Whether it may be left empty. */
  readonly optional?: boolean;
}

/** A number. What is typed stays as it is until it is one; only then is it taken over. */
export function NumberField({ label, value, onChange, error = null, placeholder, optional = false }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? "" : String(value));
  const isNumber = shown.trim() !== "" && Number.isFinite(Number(shown));
  const problem = isNumber || (optional && shown.trim() === "") ? error : "A number is needed here.";
  return (
    <Field label={label} error={problem}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          value={shown}
          placeholder={placeholder}
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            if (text.trim() === "") {
              if (optional) onChange(null);
            } else if (Number.isFinite(Number(text))) onChange(Number(text));
          }}
        />
      )}
    </Field>
  );
}
