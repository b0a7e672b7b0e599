import { taskPlaces } from "../plan/task-places.ts";
import type { Plan } from "../plan/plan.ts";
import { AreaShape } from "./area-shape.ts";
import type { Conflict } from "./conflict.ts";
import { meetingsBetween } from "./conflict-between.ts";
import type { ConflictSet } from "./conflict-set.ts";
import { isPath } from "./matches-glob.ts";

/**
 * A function that says which of the files there are two colliding tasks both touch, one of them alone: in the order of
 * their paths, none where their patterns meet only in files that are still to be made. `files` are paths from the
 * directory of the plan, with `/`. Per area O(files below its prefix × pattern), once.
 */
export function sharedFiles(plan: Plan, conflicts: ConflictSet, files: Iterable<string>): (conflict: Conflict) => string[] {
  const listing = [...new Set(files)].filter(isPath).toSorted();
  const known = new Map<number, ReadonlySet<string>>();
  const filesOf = (area: number): ReadonlySet<string> => {
    const found = known.get(area) ?? filesIn(conflicts, area, listing);
    known.set(area, found);
    return found;
  };
  const places = taskPlaces(plan);
  return ({ first, second }) => {
    const shared = new Set<string>();
    for (const { area, other } of meetingsBetween(conflicts, places.get(first) ?? -1, places.get(second) ?? -1)) {
      const there = filesOf(other);
      for (const path of filesOf(area)) if (there.has(path)) shared.add(path);
    }
    return [...shared].toSorted();
  };
}

function filesIn({ table }: ConflictSet, place: number, listing: readonly string[]): Set<string> {
  const area = table.areas[place];
  const found = new Set<string>();
  if (area === undefined) return found;
  const shape = new AreaShape(area);
  // Sorted, what begins with the same characters lies together.
  for (let next = firstFrom(listing, shape.prefix); listing[next]?.startsWith(shape.prefix) === true; next += 1) {
    const path = listing[next] ?? "";
    if (shape.has(path)) found.add(path);
  }
  return found;
}

/** The place of the first text of a sorted list that does not come before another. */
function firstFrom(sorted: readonly string[], text: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? "") < text) from = middle + 1;
    else to = middle;
  }
  return from;
}
