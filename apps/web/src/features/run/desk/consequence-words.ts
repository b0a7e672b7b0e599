import type { Consequences, Verdict } from "@planloom/scheduler";
import { durationWords } from "@planloom/ui";
import { listInShort } from "../view/names-in-short.ts";

const MINUTE_MS = 60_000;

/** What a verdict leads to, in short sentences: what starts, what has used the work already, and what it does to the finish. */
export function consequenceWords({ starts, stale, concludes, finish, late }: Consequences, verdict: Verdict): readonly string[] {
  if (late.length > 0) return ["Somebody has decided about this already."];
  if (concludes) return ["This is the last one: the run is finished with it."];
  const begun = starts.length === 0 ? startless(verdict) : [`Starts ${listInShort(starts.map(({ title }) => title))}.`];
  const used = stale.length === 0 ? [] : [`${listInShort(stale.map(({ title }) => title))} ${stale.length === 1 ? "has" : "have"} used this already, and ${stale.length === 1 ? "is" : "are"} to be looked at again.`];
  return [...begun, ...used, ...finishWords(finish)];
}

function startless(verdict: Verdict): readonly string[] {
  return verdict === "rework" ? ["It is done again, with your notes."] : ["Nothing waits for this alone."];
}

function finishWords({ before, after }: Consequences["finish"]): readonly string[] {
  if (before === null || after === null) return [];
  const later = after - before;
  if (Math.abs(later) < MINUTE_MS / 2) return ["The run ends as soon as before."];
  return [`The run ends ${durationWords(Math.abs(later))} ${later > 0 ? "later" : "sooner"}.`];
}
