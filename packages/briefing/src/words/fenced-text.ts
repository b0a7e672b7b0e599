import { linesOf } from "./quoted-text.ts";

/** A longer text from outside as a block of code, each line after `indent`; nothing where there is no text. */
export function fencedText(text: string, indent = ""): readonly string[] {
  if (text.trim() === "") return [];
  // A fence longer than any in the text keeps the text as it is.
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [fence, ...linesOf(text.trimEnd()), fence].map((line) => `${indent}${line}`);
}
