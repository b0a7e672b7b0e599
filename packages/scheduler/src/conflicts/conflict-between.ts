import { at, byteAt } from "../graph/at.ts";
import type { ConflictFacts } from "./colliding-pairs.ts";
import type { ConflictReason } from "./conflict.ts";
import { isAlone, SCOPE_MODES } from "./scope-mode.ts";

/**
 * Why two tasks, by their places in `tasks`, collide: every pair of patterns that meet, in the order of the first
 * one's scope, then resources. Empty where they do not collide. O(patterns of the one × areas that these meet).
 */
export function reasonsBetween(facts: ConflictFacts, first: number, second: number): ConflictReason[] {
  const { table, meetings, overdrafts } = facts;
  const { byTask, areas } = table;
  const modeOfSecond = new Map<number, number>();
  for (let use = at(byTask.starts, second); use < at(byTask.starts, second + 1); use += 1) modeOfSecond.set(at(byTask.ends, use), byteAt(byTask.modes, use));
  const reasons: ConflictReason[] = [];
  for (let use = at(byTask.starts, first); use < at(byTask.starts, first + 1); use += 1) {
    const [area, mode] = [at(byTask.ends, use), byteAt(byTask.modes, use)];
    for (let meeting = at(meetings.starts, area); meeting < at(meetings.starts, area + 1); meeting += 1) {
      const other = at(meetings.areas, meeting);
      const otherMode = modeOfSecond.get(other);
      if (otherMode === undefined || !(isAlone(mode) || isAlone(otherMode))) continue;
      reasons.push({
        kind: "file",
        modes: [SCOPE_MODES[mode] ?? "writes", SCOPE_MODES[otherMode] ?? "writes"],
        patterns: [areas[area]?.pattern ?? "", areas[other]?.pattern ?? ""],
        path: meetings.texts[at(meetings.paths, meeting)] ?? "",
      });
    }
  }
  for (const { resource, capacity, users } of overdrafts) {
    const unitsOf = (wanted: number): number => users.find(({ task }) => task === wanted)?.units ?? Number.NaN;
    const units = unitsOf(first) + unitsOf(second);
    if (units > capacity) reasons.push({ kind: "resource", resource, units, capacity });
  }
  return reasons;
}
