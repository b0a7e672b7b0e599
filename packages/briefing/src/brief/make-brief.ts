import { type BatchSpec, BRIEF_PARTS, type BriefPart } from "@planloom/scheduler";
import type { Brief, BriefSection } from "./brief.ts";
import { linesOf } from "../words/quoted-text.ts";
import { type BriefFacts, factsOf } from "./brief-facts.ts";
import type { BriefInput } from "./brief-input.ts";
import { checkInPart } from "./check-in-part.ts";
import { contextPart } from "./context-part.ts";
import { doNotPart } from "./do-not-part.ts";
import { outputPart } from "./output-part.ts";
import { rolePart } from "./role-part.ts";
import { scopePart } from "./scope-part.ts";
import { taskPart } from "./task-part.ts";

/**
 * The brief of a batch, made from the plan and from what the run knows at this moment. The same for the same input. What
 * a person wrote takes the place of the part that is made by itself, in the run before that of the plan; the title stays.
 * Throws if the plan lacks its task.
 */
export function makeBrief(input: BriefInput): Brief {
  const facts = factsOf(input);
  const edit = input.run.coordination.briefs[input.spec.id];
  const sections = BRIEF_PARTS.flatMap((part): BriefSection[] => {
    const inRun = edit?.parts[part];
    const inPlan = part === "context" ? undefined : facts.task.brief[part];
    const text = (inRun ?? inPlan ?? PARTS[part](facts).join("\n")).trim();
    const written = inRun !== undefined && edit !== undefined ? ({ in: "run", by: edit.by } as const) : inPlan === undefined ? null : ({ in: "plan" } as const);
    return text === "" ? [] : [{ part, title: BRIEF_TITLES[part], text, written }];
  });
  const title = titleOf(input.spec);
  const isContextEdited = edit?.parts.context !== undefined;
  return {
    title,
    sections,
    text: `${[`# ${linesOf(title).join(" ")}`, ...sections.map((section) => `## ${section.title}\n\n${section.text}`)].join("\n\n")}\n`,
    carried: isContextEdited ? [] : [...facts.contracts.flatMap(({ version }) => version ?? []), ...facts.entries, ...facts.alsoKnown].map(({ id }) => id),
  };
}

function titleOf({ title, index, count, task }: BatchSpec): string {
  const name = title === "" ? task : title.replace(` (${index} of ${count})`, "");
  return count === 1 ? name : `Batch ${index} of ${count}: ${name}`;
}

const PARTS: Readonly<Record<BriefPart, (facts: BriefFacts) => readonly string[]>> = {
  role: rolePart,
  scope: scopePart,
  context: contextPart,
  task: taskPart,
  doNot: doNotPart,
  checkIn: checkInPart,
  output: outputPart,
};

/** What each part is called in a brief. */
export const BRIEF_TITLES: Readonly<Record<BriefPart, string>> = {
  role: "Who you are, and where this stands",
  scope: "Your files",
  context: "What is known already",
  task: "What to do",
  doNot: "What to leave alone",
  checkIn: "How it is checked",
  output: "What to return",
};
