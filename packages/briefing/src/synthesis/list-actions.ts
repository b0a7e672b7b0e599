import { type Blocker, type BlockerSeverity, sameWords, type Severity } from "@planloom/scheduler";
import { compareTexts } from "../words/compare-texts.ts";
import { compareSeverity, uniquePlaces, uniqueSources } from "./fold-findings.ts";
import type { Action, FindingSource, FoldedFinding, Topic } from "./synthesis.ts";

/** A blocker that nobody has resolved, and who has raised it. */
export interface OpenBlocker {
  readonly blocker: Blocker;
  readonly source: FindingSource;
}

const SEVERITY_OF: Readonly<Record<BlockerSeverity, Severity>> = { critical: "critical", moderate: "major", minor: "minor" };

/**
 * What is to be done about what was found, the most severe first: to decide between claims, to answer what is blocked, to
 * deal with findings that are major or worse, and to keep to what was decided.
 */
export function listActions(topics: readonly Topic[], blockers: readonly OpenBlocker[]): readonly Action[] {
  const actions = topics.flatMap((topic) => {
    const clashes = topic.contradictions.filter(({ kind }) => kind === "claim");
    // What is to be decided is not dealt with before that.
    const open = new Set(clashes.map(({ about }) => sameWords(about)));
    const others = topic.findings.filter(({ subject, claim }) => claim === null || subject === null || !open.has(sameWords(subject)));
    return [...clashes.map(({ about, sides }) => decide(topic, about, sides)), ...others.flatMap(ofFinding)];
  });
  return [...actions, ...blockers.map(answer)].toSorted(compareActions);
}

function decide({ severity, findings }: Topic, about: string, sides: Topic["contradictions"][number]["sides"]): Action {
  const places = uniquePlaces(findings.filter(({ subject }) => subject !== null && sameWords(subject) === sameWords(about)).flatMap((finding) => finding.places));
  return { kind: "decide", text: `${about}: ${sides.map(({ says }) => says).join(", or ")}`, severity, places, sources: uniqueSources(sides.flatMap(({ sources }) => sources)), blocker: null };
}

function ofFinding({ kind, title, severity, places, sources }: FoldedFinding): readonly Action[] {
  const action = { text: title, severity, places, sources: sources.map(({ name, batch }) => ({ name, batch })), blocker: null };
  if (kind !== "finding") return [{ kind: "keep", ...action }];
  return severity === "critical" || severity === "major" ? [{ kind: "mend", ...action }] : [];
}

function answer({ blocker, source }: OpenBlocker): Action {
  return { kind: "answer", text: blocker.title, severity: SEVERITY_OF[blocker.severity], places: [], sources: [source], blocker: blocker.id };
}

const KINDS: readonly Action["kind"][] = ["decide", "answer", "mend", "keep"];

function compareActions(one: Action, other: Action): number {
  return compareSeverity(one.severity, other.severity) || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || compareTexts(one.text, other.text) || compareTexts(one.blocker ?? "", other.blocker ?? "");
}
