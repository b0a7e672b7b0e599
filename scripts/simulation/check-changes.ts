import type { RunEvent } from "@planloom/scheduler";
import { isDeepStrictEqual } from "node:util";
import type { Cluster } from "./cluster.ts";
import type { Person } from "./person.ts";

/** What a person was told to be changed is in the history, and each change is kept with the very plan it was made of. */
export function checkChanges({ store, problem }: Pick<Cluster, "store" | "problem">, { changes }: Pick<Person, "changes">, { id, events }: { readonly id: string; readonly events: readonly RunEvent[] }): void {
  const kept = store.runs.get(id)?.plans ?? new Map<number, never>();
  for (const { run, revision, plan } of changes) {
    if (run === id && !isDeepStrictEqual(kept.get(revision)?.document, plan)) problem(`the change to revision ${revision} was taken, and its plan is not there`);
  }
  const made = events.flatMap((event) => (event.type === "run.replanned" ? [event.spec] : []));
  for (const { revision, batches } of made) {
    const tasks = new Set<string>(tasksOf(kept.get(revision)?.document));
    if (!isDeepStrictEqual(new Set<string>(batches.map(({ task }) => task)), tasks)) problem(`the plan that is kept for revision ${revision} is that of another change`);
  }
  if (kept.size !== made.length) problem(`${made.length} changes were made, and ${kept.size} plans are kept`);
}

function tasksOf(document: object | undefined): string[] {
  const { tasks = [] }: { readonly tasks?: readonly { readonly id: string }[] } = document ?? {};
  return tasks.map(({ id }) => id);
}
