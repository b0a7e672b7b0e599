import { batchOfAttempt, type BatchSpec, type BoardEntry, type Task } from "@planloom/scheduler";
import { saidWords } from "../synthesis/said-words.ts";

/** More than these would be a report of its own. */
const MOST_KNOWN = 12;
/** A title is about the same from so many of its words on, and from so large a part of them. */
const LEAST_WORDS = 2;
const LEAST_SHARE = 0.5;

/** Words that stand in any title and say nothing of what it is about. */
const EMPTY_WORDS = new Set("the and for how are what which who why where when with from into not all any out find look see check read that this does has have its their our there can may use used using about".split(" "));

/** Whether a task changes no files and is to find something out. */
export function isResearch({ kind, scope, focus }: Task): boolean {
  const changes = scope.writes.length + scope.appends.length + scope.exclusive.length;
  return kind === "task" && changes === 0 && (scope.reads.length > 0 || focus.trim() !== "");
}

/**
 * The findings on a board that are about what a task is to find out, the newest first, although nobody addressed them to
 * it: their whole subject, or most of their title, stands in its title or its focus. Nothing for tasks that are no research,
 * and nothing that its own earlier attempts have found. The plural of a word counts as the word. O(entries).
 */
export function knownAlready(task: Task, { id }: BatchSpec, board: readonly BoardEntry[]): readonly BoardEntry[] {
  if (!isResearch(task)) return [];
  const sought = aboutWords(`${task.title} ${task.focus}`);
  const isOwn = ({ source }: BoardEntry): boolean => source.kind === "attempt" && batchOfAttempt(source.attempt) === id;
  return board.filter((entry) => entry.kind === "finding" && entry.supersededBy === null && !isOwn(entry) && isAbout(entry, sought)).toReversed().slice(0, MOST_KNOWN);
}

function isAbout(entry: BoardEntry, sought: ReadonlySet<string>): boolean {
  const { subject, title } = wordsOf(entry);
  const isInSought = (word: string): boolean => sought.has(word);
  if (subject.size > 0 && [...subject].every(isInSought)) return true;
  const shared = [...title].filter(isInSought).length;
  return shared >= LEAST_WORDS && shared >= title.size * LEAST_SHARE;
}

const known = new WeakMap<BoardEntry, { readonly subject: ReadonlySet<string>; readonly title: ReadonlySet<string> }>();

/** Entries never change, so each is taken apart once. */
function wordsOf(entry: BoardEntry) {
  const found = known.get(entry) ?? { subject: aboutWords(entry.subject ?? ""), title: aboutWords(entry.title) };
  known.set(entry, found);
  return found;
}

function aboutWords(text: string): ReadonlySet<string> {
  return new Set([...saidWords(text)].filter((word) => !EMPTY_WORDS.has(word)).map((word) => word.replace(/(?<=[^s]{3})s$/u, "")));
}
