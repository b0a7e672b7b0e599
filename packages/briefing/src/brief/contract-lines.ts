import { fencedText } from "../words/fenced-text.ts";
import { codeText, plainText } from "../words/markdown.ts";
import type { BriefFacts } from "./brief-facts.ts";

/** The contracts that a task makes or builds on, each with the text that counts now. */
export function contractLines({ contracts, task }: BriefFacts): readonly string[] {
  return contracts.flatMap(({ contract: { id, name, stub }, producer, version }) => {
    const text = version?.text ?? stub;
    const whose = producer.id === task.id ? "you make it known" : `made by "${plainText(producer.title)}"`;
    const which = version === undefined ? "a stub: it may yet change" : `version ${version.version}`;
    return [`- **${plainText(name)}** (${codeText(id)}, ${whose}; ${text.trim() === "" ? "nothing is known of it yet" : which})`, ...fenced(text)];
  });
}

function fenced(text: string): readonly string[] {
  const lines = fencedText(text, "  ");
  return lines.length === 0 ? [] : ["", ...lines, ""];
}
