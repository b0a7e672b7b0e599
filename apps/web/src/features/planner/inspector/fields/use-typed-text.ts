import { useState } from "react";
import type { Parsed } from "./parsed.ts";

export interface TypedText<T> {
  readonly value: T;
  /** The text of a value; the same for equal values. */
  readonly format: (value: T) => string;
  readonly parse: (text: string) => Parsed<T>;
  readonly onValue: (value: T) => void;
}

export interface TypedTextControl {
  readonly text: string;
  /** What is wrong with the text; `null` where it is a value. */
  readonly fault: string | null;
  readonly onText: (text: string) => void;
}

/**
 * A text that stands for a value: what is typed stays as it was typed, also while it means nothing yet; whenever it
 * means something the value follows. A value that changes from elsewhere (an undo) replaces the text.
 */
export function useTypedText<T>({ value, format, parse, onValue }: TypedText<T>): TypedTextControl {
  const [typed, setTyped] = useState<{ readonly text: string; readonly stoodFor: string } | null>(null);
  const current = format(value);
  const text = typed !== null && typed.stoodFor === current ? typed.text : current;
  const parsed = parse(text);
  return {
    text,
    fault: parsed.kind === "fault" && typed !== null ? parsed.message : null,
    onText: (next) => {
      const result = parse(next);
      setTyped({ text: next, stoodFor: result.kind === "value" ? format(result.value) : current });
      if (result.kind === "value") onValue(result.value);
    },
  };
}
