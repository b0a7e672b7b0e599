import { sameWords } from "@planloom/scheduler";
import { compareTexts } from "../words/compare-texts.ts";
import { contradictionsIn } from "./contradictions.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import { compareSeverity } from "./fold-findings.ts";
import type { FoldedFinding, Topic } from "./synthesis.ts";

/** A finding that names more files is about all of them, and joins none of those that are about one. */
const MOST_JOINED_FILES = 3;

/** Puts findings together that are about one subject or the same files, the most severe topics first. The same for any order. Linear in findings and files. */
export function joinTopics(findings: readonly FoldedFinding[]): readonly Topic[] {
  const sorted = findings.toSorted(compareFindings);
  const sets = new DisjointSets(sorted.length);
  const seen = new Map<string, number>();
  sorted.forEach((finding, index) => {
    for (const key of keysOf(finding)) {
      const before = seen.get(key);
      if (before === undefined) seen.set(key, index);
      else sets.join(before, index);
    }
  });
  return sets.groups().map((group) => topicOf(group.flatMap((index) => sorted[index] ?? []))).toSorted(compareTopics);
}

function keysOf({ subject, places }: FoldedFinding): readonly string[] {
  const files = [...new Set(places.map(({ path }) => path))];
  return [...(subject === null ? [] : [`subject ${sameWords(subject)}`]), ...(files.length > MOST_JOINED_FILES ? [] : files.map((file) => `file ${file}`))];
}

function topicOf(findings: readonly FoldedFinding[]): Topic {
  const [first] = findings;
  if (first === undefined) throw new Error("nothing is no topic");
  const subjects = [...new Map(findings.flatMap(({ subject }) => (subject === null ? [] : [[sameWords(subject), subject] as const]))).values()].toSorted(compareTexts);
  const files = [...new Set(findings.flatMap(({ places }) => places.map(({ path }) => path)))].toSorted(compareTexts);
  const [subject, ...others] = subjects;
  const [file, ...more] = files;
  const title = findings.length === 1 ? first.title : subject !== undefined && others.length === 0 ? subject : file !== undefined && more.length === 0 ? file : first.title;
  return { title, subjects, files, severity: first.severity, findings, contradictions: contradictionsIn(findings) };
}

function compareFindings(one: FoldedFinding, other: FoldedFinding): number {
  return compareSeverity(one.severity, other.severity) || other.sources.length - one.sources.length || compareTexts(one.title, other.title) || compareTexts(one.entries[0] ?? "", other.entries[0] ?? "");
}

function compareTopics(one: Topic, other: Topic): number {
  return compareSeverity(one.severity, other.severity) || other.contradictions.length - one.contradictions.length || other.findings.length - one.findings.length || compareTexts(one.title, other.title) || compareTexts(idOf(one), idOf(other));
}

const idOf = ({ findings }: Topic): string => findings[0]?.entries[0] ?? "";
