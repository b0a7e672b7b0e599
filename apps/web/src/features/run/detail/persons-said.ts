import type { BlockerKind } from "@planloom/scheduler";

/** What somebody writes about their work, a thing on each line of the last three. */
export interface PersonsWords {
  readonly note: string;
  readonly findings: string;
  readonly questions: string;
  readonly blockers: string;
  /** What stops the work, for all of its lines. */
  readonly blockerKind: BlockerKind;
}

export const NO_WORDS: PersonsWords = { note: "", findings: "", questions: "", blockers: "", blockerKind: "hard-dependency" };

/** What a report takes; longer texts are cut. */
const LONGEST_SUMMARY = 8_000;
const LONGEST_LINE = 500;
const MOST_LINES = 200;

export type PersonsSaid = ReturnType<typeof said>;

/** The work report that says so; `null` where nothing is said. */
export function personsSaid(words: PersonsWords): PersonsSaid | null {
  const report = said(words);
  const isEmpty = words.note.trim() === "" && report.findings.length + report.questions.length + report.blockers.length === 0;
  return isEmpty ? null : report;
}

function said({ note, findings, questions, blockers, blockerKind }: PersonsWords) {
  const stops = linesOf(blockers);
  const summary = note.trim().slice(0, LONGEST_SUMMARY);
  return {
    summary: summary === "" ? (stops.length > 0 ? "Blocked" : "Done") : summary,
    findings: linesOf(findings).map((title) => ({ title })),
    questions: linesOf(questions),
    blockers: stops.map((title) => ({ title, kind: blockerKind, severity: "moderate" as const })),
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*[-*]\s+/, "").trim().slice(0, LONGEST_LINE))
    .filter((line) => line !== "")
    .slice(0, MOST_LINES);
}
