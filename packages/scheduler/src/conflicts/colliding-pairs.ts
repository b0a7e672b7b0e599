import { at, byteAt } from "../graph/at.ts";
import type { ConflictSet } from "./conflict-set.ts";
import type { Overdraft } from "./overdrafts.ts";
import { isAlone } from "./scope-mode.ts";

/** What pairs are found from; the set without what is derived from them. */
export type ConflictFacts = Pick<ConflictSet, "tasks" | "table" | "meetings" | "overdrafts">;

/** Calls back with everyone a task collides with, by their places in `tasks`, each once, in no order. */
export type EachCollision = (task: number, visit: (other: number) => void) => void;

/** Who collides with a task over files or over resources. A call costs what the collisions of that task cost. */
export function collisionsOver(kind: "files" | "resources", facts: ConflictFacts): EachCollision {
  /** The question in which each task was last given. */
  const givenTo = new Int32Array(facts.tasks.length);
  let question = 0;
  const shares = kind === "resources" ? overdraftsByTask(facts) : null;
  return (task, visit) => {
    question += 1;
    givenTo[task] = question;
    const meet = (other: number): void => {
      if (givenTo[other] === question) return;
      givenTo[other] = question;
      visit(other);
    };
    if (shares === null) forEachFileCollision(facts, task, meet);
    else shares.get(task)?.forEach(({ overdraft, units }) => forEachOverdrawing(overdraft, units, meet));
  };
}

/**
 * All pairs that collide over files, or over files, resources or both, each once as two places in `tasks`, in the order
 * of the plan. Each step costs what the collisions of one task cost, so those who need few may stop early.
 */
export function* collidingPairs(facts: ConflictFacts, over: "files" | "anything" = "anything"): Generator<readonly [first: number, second: number]> {
  const overFiles = collisionsOver("files", facts);
  const overResources = over === "anything" && facts.overdrafts.length > 0 ? collisionsOver("resources", facts) : null;
  const seconds = new Int32Array(facts.tasks.length);
  for (const first of facts.tasks.keys()) {
    let count = 0;
    const meet = (second: number): void => {
      if (second > first) seconds[count++] = second;
    };
    overFiles(first, meet);
    const known = overResources === null ? null : new Set(seconds.subarray(0, count));
    overResources?.(first, (second) => {
      if (known?.has(second) !== true) meet(second);
    });
    for (const second of seconds.subarray(0, count).toSorted()) yield [first, second];
  }
}

/** How many pairs collide. As costly as finding them; see `pairEffort`. */
export function countPairs(facts: ConflictFacts): number {
  let count = 0;
  if (facts.overdrafts.length > 0) {
    for (const pair of collidingPairs(facts)) count += pair.length / 2;
    return count;
  }
  // No need for their order: twice as fast.
  const overFiles = collisionsOver("files", facts);
  for (const task of facts.tasks.keys()) overFiles(task, () => (count += 1));
  return count / 2;
}

/** Calls back with everyone a task collides with over files, with itself and with some more than once. */
function forEachFileCollision({ table: { byTask, byArea, aloneCounts }, meetings }: ConflictFacts, task: number, meet: (other: number) => void): void {
  for (let use = at(byTask.starts, task); use < at(byTask.starts, task + 1); use += 1) {
    const area = at(byTask.ends, use);
    for (let meeting = at(meetings.starts, area); meeting < at(meetings.starts, area + 1); meeting += 1) {
      const other = at(meetings.areas, meeting);
      const from = at(byArea.starts, other);
      const to = isAlone(byteAt(byTask.modes, use)) ? at(byArea.starts, other + 1) : from + at(aloneCounts, other);
      for (let place = from; place < to; place += 1) meet(at(byArea.ends, place));
    }
  }
}

/** Calls back with all users that together with so many units want more than there is. */
function forEachOverdrawing({ capacity, users }: Overdraft, units: number, meet: (other: number) => void): void {
  for (const other of users) {
    // Who wants most comes first.
    if (!(units + other.units > capacity)) return;
    meet(other.task);
  }
}

function overdraftsByTask({ overdrafts }: ConflictFacts): ReadonlyMap<number, readonly { readonly overdraft: Overdraft; readonly units: number }[]> {
  const found = new Map<number, { readonly overdraft: Overdraft; readonly units: number }[]>();
  for (const overdraft of overdrafts) {
    for (const { task, units } of overdraft.users) {
      const own = found.get(task) ?? [];
      own.push({ overdraft, units });
      found.set(task, own);
    }
  }
  return found;
}

/** How many steps all pairs take to find, at most; twice their number and more. O(meetings). */
export function pairEffort({ table: { byArea, aloneCounts }, meetings, overdrafts }: ConflictFacts): number {
  const size = (area: number): number => at(byArea.starts, area + 1) - at(byArea.starts, area);
  let effort = overdrafts.reduce((sum, { users }) => sum + users.length ** 2, 0);
  aloneCounts.forEach((alone, area) => {
    for (let meeting = at(meetings.starts, area); meeting < at(meetings.starts, area + 1); meeting += 1) {
      const other = at(meetings.areas, meeting);
      effort += alone * size(other) + (size(area) - alone) * at(aloneCounts, other);
    }
  });
  return effort;
}

/** A number of pairs that there are at least: those of the one pattern or resource with most of them. O(areas + users). */
export function fewestPairs({ table: { byArea, aloneCounts }, meetings, overdrafts }: ConflictFacts): number {
  let most = 0;
  aloneCounts.forEach((alone, area) => {
    const collides = meetings.areas.subarray(at(meetings.starts, area), at(meetings.starts, area + 1)).includes(area);
    const shared = at(byArea.starts, area + 1) - at(byArea.starts, area) - alone;
    if (collides) most = Math.max(most, (alone * (alone - 1)) / 2 + alone * shared);
  });
  for (const { capacity, users } of overdrafts) {
    // More than half of the capacity: any two of them collide.
    const large = users.filter(({ units }) => units * 2 > capacity).length;
    most = Math.max(most, (large * (large - 1)) / 2);
  }
  return most;
}
