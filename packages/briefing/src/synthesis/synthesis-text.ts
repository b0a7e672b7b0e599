import { countWords } from "../words/count-words.ts";
import { plainText } from "../words/markdown.ts";
import { quotedText } from "../words/quoted-text.ts";
import { placeWords } from "../words/place-words.ts";
import type { Action, Contradiction, FindingSource, FoldedFinding, Synthesis, Topic } from "./synthesis.ts";

/** A synthesis as Markdown for people: what has to be decided, what is to be done, and all that was found. */
export function synthesisText(synthesis: Synthesis): string {
  const { title, topics, actions } = synthesis;
  const lines = [`# What was found: ${plainText(title)}`, "", overview(synthesis), ...headed("What contradicts each other", topics.flatMap(({ contradictions }) => contradictions.flatMap(contradictionLines))), ...headed("What to do", actions.flatMap(actionLines)), ...headed("All that was found", topics.flatMap(topicLines))];
  return `${lines.join("\n").trimEnd()}\n`;
}

function headed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];
}

function overview({ counts: { entries, findings, contradictions }, sources }: Synthesis): string {
  if (entries === 0) return "Nobody has reported a finding yet.";
  const folded = entries === findings ? "" : `, said ${countWords(entries, "time")} in all`;
  const clash = contradictions === 0 ? "Nothing contradicts anything else." : `${countWords(contradictions, "contradiction")} to look at first.`;
  return `${countWords(findings, "finding")} from ${countWords(sources.length, "source")}${folded}. ${clash}`;
}

function contradictionLines({ kind, about, sides }: Contradiction): readonly string[] {
  const what = kind === "claim" ? plainText(about) : `How bad is "${plainText(about)}"?`;
  return [`- **${what}**`, ...sides.map(({ says, sources }) => `  - ${plainText(says)}: ${sourceWords(sources)}`)];
}

const VERBS: Readonly<Record<Action["kind"], string>> = { decide: "Decide", answer: "Answer", mend: "Deal with", keep: "Keep to" };

function actionLines({ kind, text, severity, places, sources }: Action): readonly string[] {
  const where = places.length === 0 ? "" : ` (${placeWords(places)})`;
  return [`- [ ] ${VERBS[kind]}: **${plainText(text)}**${where}${severity === "info" ? "" : `, ${severity}`}. From ${sourceWords(sources)}`];
}

function topicLines({ title, severity, findings }: Topic): readonly string[] {
  const heading = findings.length === 1 ? [] : [`### ${plainText(title)}`, "", `${countWords(findings.length, "finding")}, ${severity} at worst.`, ""];
  return [...heading, ...findings.flatMap(findingLines), ""];
}

function findingLines({ kind, title, texts, severity, places, claim, sources }: FoldedFinding): readonly string[] {
  const weight = kind === "finding" ? severity : severity === "info" ? kind : `${severity} ${kind}`;
  const where = places.length === 0 ? "" : ` (${placeWords(places)})`;
  const said = claim === null ? "" : ` Says: ${plainText(claim)}.`;
  const texted = texts.flatMap((text) => ["", ...quotedText(text, "  ")]);
  return [`- ${weight}: **${plainText(title)}**${where}.${said} ${sourceWords(sources)}`, ...texted, ...(texted.length === 0 ? [] : [""])];
}

function sourceWords(sources: readonly FindingSource[]): string {
  return sources.map(({ name }) => `*${plainText(name)}*`).join(", ");
}
