import { codeText, plainText } from "../words/markdown.ts";
import type { BriefFacts } from "./brief-facts.ts";

/** What is to be done: the instructions, and what has to be there in the end, numbered. */
export function taskPart({ task, spec }: BriefFacts): readonly string[] {
  const instructions = task.instructions.trim();
  const deliverables = deliverablesOf({ task, spec });
  const focus = task.focus.trim();
  return [
    instructions === "" ? plainText(task.title) : instructions,
    ...(focus === "" ? [] : ["", `Above all: ${focus}`]),
    ...(deliverables.length === 0 ? [] : ["", "Deliverables:", "", ...deliverables.map((text, index) => `${index + 1}. ${text}`)]),
  ];
}

/** What the batch has to deliver, each as one line: its items, and with the last batch what the task hands over. */
function deliverablesOf({ task, spec }: Pick<BriefFacts, "task" | "spec">): readonly string[] {
  const outputs = task.outputs.map((output) =>
    output.kind === "file" ? `The file ${codeText(output.path)}, handed over as ${codeText(output.name)}` : `The value ${codeText(output.name)}, printed as a line ${codeText(`::planloom-output ${output.name}=...`)}`,
  );
  const contracts = task.contracts.map(({ id, name }) => `The contract ${codeText(id)} (${plainText(name)}), in \`contracts\` of your report`);
  return [...spec.items.map(plainText), ...(spec.index === spec.count ? [...outputs, ...contracts] : [])];
}
