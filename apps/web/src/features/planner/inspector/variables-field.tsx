"use client";

import { LinesField } from "./lines-field.tsx";

interface VariablesFieldProps {
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Readonly<Record<string, string>>) => void;
}

/** Environment variables, one `NAME=value` per line. Lines that are no variable are not kept. */
export function VariablesField({ value, onChange }: VariablesFieldProps) {
  return (
    <LinesField
      label="Variables"
      mono
      value={Object.entries(value).map(([name, text]) => `${name}=${text}`)}
      hint="What its commands see besides PATH and the like: NAME=value, one per line. Secrets do not belong here."
      onChange={(lines) => onChange(Object.fromEntries(lines.flatMap(variableOf)))}
    />
  );
}

function variableOf(line: string): (readonly [string, string])[] {
  const found = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line.trim());
  return found === null ? [] : [[found[1] ?? "", found[2] ?? ""]];
}
