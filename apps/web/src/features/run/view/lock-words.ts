import { type HeldLock, liveAttempt, type LockedThing, type Run } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";

/** What is held, as people call it. */
export function thingName(thing: LockedThing): string {
  return thing.kind === "file" ? thing.path : thing.name;
}

/** How much of it there is and how much of that is held here; `null` for files, which are held as a whole. */
export function unitsWords({ thing, units }: Pick<HeldLock, "thing" | "units">): string | null {
  if (thing.kind === "file") return null;
  const what = thing.kind === "agent" ? "place" : "unit";
  return thing.capacity === 1 ? `its only ${what}` : `${units} of ${thing.capacity} ${what}s`;
}

/** What to do about a lock that is held for too long, in one or two sentences. */
export function overdueHint(run: Run, { batch }: Pick<HeldLock, "batch">): string {
  const found = run.batches[batch];
  const stage = found === undefined ? undefined : liveAttempt(found)?.stage;
  const estimate = run.spec.batches.find(({ id }) => id === batch)?.estimateMinutes ?? 0;
  const expected = `It was expected to take ${minutesWords(estimate)}.`;
  if (stage?.kind === "with-person") return `${expected} Ask ${stage.by ?? "somebody to take it up"}, or stop it and retry it later.`;
  if (stage?.kind === "offered") return `${expected} No runner has taken it yet; look at the runners.`;
  if (stage?.kind === "running" && stage.stopping !== null) return "It is being stopped; what it holds is free once nothing of it lives.";
  if (stage?.kind === "running" && stage.suspect) return "Its runner has fallen silent. Wait: if it does not come back, what it holds is free by itself.";
  return `${expected} Read its log: where it still works, wait; where it hangs, stop the attempt and retry it.`;
}
