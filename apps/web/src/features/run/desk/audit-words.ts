import type { Plan, ScopeAudit, ScopeNeighbour } from "@planloom/scheduler";
import { listInShort } from "../view/names-in-short.ts";

const MODE_WORDS = { writes: "writes", exclusive: "has for itself", appends: "adds lines to", reads: "reads" } as const;

/** What an audit of a scope found, in sentences: whose the files are, who touches them, and when. */
export function auditWords({ files, others, isOver }: ScopeAudit, streams: Plan["streams"]): readonly string[] {
  const owned = streams.flatMap(({ id, name }) => {
    const theirs = files.filter(({ owners }) => owners.includes(id)).map(({ path }) => path);
    return theirs.length === 0 ? [] : [`${listInShort(theirs)} ${theirs.length === 1 ? "belongs" : "belong"} to the stream ${name}.`];
  });
  const found = [...owned, ...others.map(neighbourWords)];
  if (isOver) return [...found, "The run is over, so what is decided changes nothing in it. It is written down."];
  return found.length > 0 ? found : ["No other task touches these files, so its claim can be widened."];
}

function neighbourWords({ title, files, running, toCome }: ScopeNeighbour): string {
  const [first] = files;
  const what = first === undefined ? "" : `${MODE_WORDS[first.mode]} ${listInShort(files.map(({ path }) => path))}`;
  const when = running.length > 0 ? "and runs right now" : toCome.length > 0 ? "and is yet to run" : "and is done";
  return `${title} ${what} ${when}.`;
}
