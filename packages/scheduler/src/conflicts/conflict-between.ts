import { at, byteAt } from "../graph/at.ts";
import type { ConflictFacts } from "./colliding-pairs.ts";
import type { ConflictReason } from "./conflict.ts";
import { isAlone, SCOPE_MODES } from "./scope-mode.ts";

/**
 * Why two tasks, by their places in `tasks`, collide: every pair of patterns that meet, in the order of the first
 * one's scope, then resources. Empty where they do not collide. O(patterns of the one × areas that these meet).
 */
export function reasonsBetween(facts: ConflictFacts, first: number, second: number): ConflictReason[] {
  const { table: { areas }, meetings, overdrafts } = facts;
  const reasons: ConflictReason[] = [];
  for (const { area, other, modes, path } of meetingsBetween(facts, first, second)) {
    reasons.push({
      kind: "file",
      modes: [SCOPE_MODES[modes[0]] ?? "writes", SCOPE_MODES[modes[1]] ?? "writes"],
      patterns: [areas[area]?.pattern ?? "", areas[other]?.pattern ?? ""],
      path: meetings.texts[path] ?? "",
    });
  }
  for (const { resource, capacity, users } of overdrafts) {
    const unitsOf = (wanted: number): number => users.find(({ task }) => task === wanted)?.units ?? Number.NaN;
    const units = unitsOf(first) + unitsOf(second);
    if (units > capacity) reasons.push({ kind: "resource", resource, units, capacity });
  }
  return reasons;
}

/** Two areas, one of each task, that share a path, with the numbers of the modes in which they are used. */
interface MeetingBetween {
  readonly area: number;
  readonly other: number;
  readonly modes: readonly [number, number];
  /** As a place in the texts of the meetings. */
  readonly path: number;
}

/** Where two tasks, by their places in `tasks`, collide over files. O(patterns of the first × areas that these meet). */
export function meetingsBetween({ table: { byTask }, meetings }: Pick<ConflictFacts, "table" | "meetings">, first: number, second: number): MeetingBetween[] {
  const modeOfSecond = new Map<number, number>();
  for (let use = at(byTask.starts, second); use < at(byTask.starts, second + 1); use += 1) modeOfSecond.set(at(byTask.ends, use), byteAt(byTask.modes, use));
  const found: MeetingBetween[] = [];
  for (let use = at(byTask.starts, first); use < at(byTask.starts, first + 1); use += 1) {
    const area = at(byTask.ends, use);
    const mode = byteAt(byTask.modes, use);
    for (let meeting = at(meetings.starts, area); meeting < at(meetings.starts, area + 1); meeting += 1) {
      const other = at(meetings.areas, meeting);
      const otherMode = modeOfSecond.get(other);
      if (otherMode !== undefined && (isAlone(mode) || isAlone(otherMode))) found.push({ area, other, modes: [mode, otherMode], path: at(meetings.paths, meeting) });
    }
  }
  return found;
}
