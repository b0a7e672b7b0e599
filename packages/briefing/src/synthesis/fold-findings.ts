import { type BoardEntry, type FilePlace, sameWords, SEVERITIES, type Severity } from "@planloom/scheduler";
import { compareTexts } from "../words/compare-texts.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import { normalised, saidWords, wordOverlap } from "./said-words.ts";
import type { FindingSource, FoldedFinding } from "./synthesis.ts";

/** An entry of the board, and who has put it there. */
export interface SourcedEntry {
  readonly entry: BoardEntry & { readonly kind: FoldedFinding["kind"] };
  readonly source: FindingSource;
}

/** Titles that share so much, about one file, say the same. */
const SAME_FROM = 0.6;

/**
 * Makes one finding of those that say the same: the same kind about the same subject with the same claim, under the same
 * title or, about the same file, under titles that share most of their words. What two say differently is never folded.
 * The same for any order of the entries. O(n log n), and quadratic in those that share a file, a subject and a claim.
 */
export function foldFindings(entries: readonly SourcedEntry[]): readonly FoldedFinding[] {
  const sorted = entries.toSorted((one, other) => compareTexts(one.entry.id, other.entry.id));
  const sets = new DisjointSets(sorted.length);
  const facts = sorted.map(({ entry }, index): Fact => ({ index, title: normalised(entry.title), words: saidWords(entry.title), files: new Set(entry.files.map(({ path }) => path)) }));
  const alike = Map.groupBy(facts, ({ index }) => likenessKey(sorted[index]));
  for (const group of alike.values()) joinGroup(group, sets);
  return sets.groups().map((group) => fold(group.flatMap((index) => sorted[index] ?? [])));
}

interface Fact {
  readonly index: number;
  readonly title: string;
  readonly words: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

function likenessKey(sourced: SourcedEntry | undefined): string {
  const { kind, subject, claim } = sourced?.entry ?? {};
  return JSON.stringify([kind, ...[subject, claim].map((text) => (typeof text === "string" ? sameWords(text) : null))]);
}

function joinGroup(group: readonly Fact[], sets: DisjointSets): void {
  for (const titled of Map.groupBy(group, ({ title }) => title).values()) joinEach(titled, sets, shareFiles);
  const byFile = Map.groupBy(group.flatMap((fact) => [...fact.files].map((file) => ({ file, fact }))), ({ file }) => file);
  for (const list of byFile.values()) joinEach(list.map(({ fact }) => fact), sets, ({ words }, other) => wordOverlap(words, other.words) >= SAME_FROM);
}

function joinEach(facts: readonly Fact[], sets: DisjointSets, isSame: (one: Fact, other: Fact) => boolean): void {
  facts.forEach((one, place) => {
    for (const other of facts.slice(place + 1)) if (sets.rootOf(one.index) !== sets.rootOf(other.index) && isSame(one, other)) sets.join(one.index, other.index);
  });
}

/** Whether two may be about the same place: one that names no file may be about any. */
function shareFiles({ files }: Fact, other: Fact): boolean {
  return files.size === 0 || other.files.size === 0 || [...files].some((file) => other.files.has(file));
}

function fold(said: readonly SourcedEntry[]): FoldedFinding {
  const ranked = said.toSorted((one, other) => compareSeverity(one.entry.severity, other.entry.severity) || one.entry.at - other.entry.at || compareTexts(one.entry.id, other.entry.id));
  const first = ranked[0]?.entry;
  if (first === undefined) throw new Error("nothing is no finding");
  const texts = new Set(ranked.map(({ entry }) => entry.text.trim()).filter((text) => text !== ""));
  return {
    kind: first.kind,
    title: first.title,
    texts: [...texts].toSorted((one, other) => other.length - one.length || compareTexts(one, other)),
    severity: first.severity,
    places: uniquePlaces(ranked.flatMap(({ entry }) => entry.files)),
    subject: first.subject,
    claim: first.claim,
    sources: uniqueSources(ranked.map(({ entry, source }) => ({ ...source, severity: entry.severity }))),
    entries: said.map(({ entry }) => entry.id).toSorted(compareTexts),
  };
}

/** Each source once, by name; of several the first counts. */
export function uniqueSources<Source extends FindingSource>(sources: readonly Source[]): readonly Source[] {
  const found = new Map<string, Source>();
  for (const source of sources) if (!found.has(sourceKey(source))) found.set(sourceKey(source), source);
  return [...found.values()].toSorted((one, other) => compareTexts(sourceKey(one), sourceKey(other)));
}

const sourceKey = ({ name, batch }: FindingSource): string => `${name} ${batch ?? ""}`;

/** Each place once, by path and line. */
export function uniquePlaces(places: readonly FilePlace[]): readonly FilePlace[] {
  const found = new Map(places.map((place) => [`${place.path}:${place.line ?? ""}`, place]));
  return [...found.values()].toSorted((one, other) => compareTexts(one.path, other.path) || (one.line ?? 0) - (other.line ?? 0));
}

/** Orders severities, the most severe first. */
export function compareSeverity(one: Severity, other: Severity): number {
  return SEVERITIES.indexOf(one) - SEVERITIES.indexOf(other);
}
