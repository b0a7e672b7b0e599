"use client";

import { Field, Select } from "@planloom/ui";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly error?: string | null;
  readonly hint?: string;
}

/** One of a few. */
export function ChoiceField<Value extends string>({ label, value, choices, onChange, error = null, hint }: ChoiceFieldProps<Value>) {
  return (
    <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
