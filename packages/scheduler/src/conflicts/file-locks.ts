import { at } from "../graph/at.ts";
import type { ConflictFacts } from "./colliding-pairs.ts";
import { isAlone } from "./scope-mode.ts";

/** A lock with readers: whoever is in `alone` keeps all others out, those in `shared` only them. Tasks by their places. */
export interface FileLock {
  /** The pattern over which they meet. */
  readonly pattern: string;
  readonly alone: readonly number[];
  readonly shared: readonly number[];
}

/**
 * Locks that keep apart exactly the tasks that collide over files: one for each pattern that somebody uses alone, taken
 * whole by those, and shared by everybody else whose patterns meet it. As many entries as patterns meet, times their
 * users: linear in what the plan says, where the pairs would be quadratic.
 */
export function fileLocks({ table, meetings }: ConflictFacts): FileLock[] {
  const { byArea, aloneCounts } = table;
  const locks: FileLock[] = [];
  aloneCounts.forEach((aloneCount, area) => {
    if (aloneCount === 0) return;
    const alone = new Set<number>();
    for (let use = at(byArea.starts, area); use < at(byArea.starts, area) + aloneCount; use += 1) alone.add(at(byArea.ends, use));
    const shared = new Set<number>();
    const share = (other: number): void => {
      for (let use = at(byArea.starts, other); use < at(byArea.starts, other + 1); use += 1) {
        const task = at(byArea.ends, use);
        if (!alone.has(task) && (other !== area || !isAlone(at(byArea.modes, use)))) shared.add(task);
      }
    };
    for (let meeting = at(meetings.starts, area); meeting < at(meetings.starts, area + 1); meeting += 1) share(at(meetings.areas, meeting));
    if (alone.size + shared.size > 1) locks.push({ pattern: table.areas[area]?.pattern ?? "", alone: [...alone], shared: [...shared] });
  });
  return locks;
}
