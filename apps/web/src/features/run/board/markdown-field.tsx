"use client";

import { Button, Field, Markdown, Textarea } from "@planloom/ui";
import { useState } from "react";

interface MarkdownFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | null;
  readonly rows?: number;
  readonly placeholder?: string;
}

/** A text in Markdown, with a look at what it will be. */
export function MarkdownField({ label, value, onChange, hint, error = null, rows = 4, placeholder }: MarkdownFieldProps) {
  const [preview, setPreview] = useState(false);
  const toggle = (
    <Button variant="ghost" size="sm" aria-pressed={preview} disabled={value.trim() === "" && !preview} onClick={() => setPreview(!preview)}>
      {preview ? "Write" : "Preview"}
    </Button>
  );
  return (
    <Field label={label} error={error} aside={toggle} {...(hint === undefined ? {} : { hint })}>
      {(control) =>
        preview ? (
          <div id={control.id} className="min-h-24 rounded-md border border-line bg-sunken/40 px-3 py-2">
            <Markdown text={value} />
          </div>
        ) : (
          <Textarea {...control} rows={rows} maxLength={20_000} value={value} {...(placeholder === undefined ? {} : { placeholder })} onChange={({ target }) => onChange(target.value)} />
        )
      }
    </Field>
  );
}
