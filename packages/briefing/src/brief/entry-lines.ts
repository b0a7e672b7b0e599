import type { BoardEntry } from "@planloom/scheduler";
import { codeText, plainText } from "../words/markdown.ts";
import { quotedText } from "../words/quoted-text.ts";

/** An entry of the board as an item of a list, with its text below it where that is short enough to be read there. */
export function entryLines(entry: BoardEntry): readonly string[] {
  const { kind, title, text, severity, files } = entry;
  const weight = kind === "finding" && severity !== "info" ? `${severity}: ` : kind === "constraint" ? "constraint: " : "";
  const places = files.map(({ path, line }) => codeText(line === null ? path : `${path}:${line}`)).join(", ");
  const head = `- ${weight}**${plainText(title)}**${places === "" ? "" : ` (${places})`}`;
  return [head, ...quotedText(text, "  ")];
}
