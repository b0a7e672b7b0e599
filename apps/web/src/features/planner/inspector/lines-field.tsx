"use client";

import { useState } from "react";
import { TextField, type TextFieldProps } from "./text-field.tsx";

interface LinesFieldProps extends Omit<TextFieldProps, "value" | "onChange"> {
  readonly value: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
}

/** A list of texts, one per line. Empty lines are only typed, never kept. */
export function LinesField({ value, onChange, rows = 2, ...props }: LinesFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const kept = value.join("\n");
  const shown = typed !== null && linesOf(typed).join("\n") === kept ? typed : kept;
  return (
    <TextField
      {...props}
      rows={rows}
      value={shown}
      onChange={(text) => {
        setTyped(text);
        onChange(linesOf(text));
      }}
    />
  );
}

const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trimEnd()).filter((line) => line.trim() !== "");
