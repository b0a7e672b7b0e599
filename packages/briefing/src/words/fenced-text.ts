/** A longer text from outside as a block of code, each line after `indent`; nothing where there is no text. */
export function fencedText(text: string, indent = ""): readonly string[] {
  if (text.trim() === "") return [];
  // A fence longer than any in the text keeps the text as it is.
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [fence, ...text.trimEnd().split("\n"), fence].map((line) => `${indent}${line}`);
}
