import { acceptancePolicy } from "@planloom/scheduler";
import { codeText, plainText } from "../words/markdown.ts";
import type { BriefFacts } from "./brief-facts.ts";

/** What is looked at before the work is accepted. */
export function checkInPart({ task }: BriefFacts): readonly string[] {
  const { command, criteria } = task.acceptance;
  const policy = acceptancePolicy(task);
  const run = command === null || command.trim() === "" ? [] : [`- This command has to succeed: ${codeText(command)}`];
  const person = policy === "command" ? [] : ["- A person looks at the result and at your report, and asks: is every deliverable there, is it good work, are the places where it meets other work named, was nothing changed that nobody asked for, does the next one know what you know?"];
  return [...criteria.map((text) => `- ${plainText(text)}`), ...run, ...person];
}
