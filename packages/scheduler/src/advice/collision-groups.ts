import type { Conflict } from "../conflicts/conflict.ts";
import type { ConflictSet } from "../conflicts/conflict-set.ts";
import { at } from "../graph/at.ts";
import type { TaskId } from "../plan/ids.ts";

/** Tasks that collide over the same files. */
export interface CollisionGroup {
  /** The pattern over which most of them meet. */
  readonly pattern: string;
  /** A path in which two of them meet. */
  readonly path: string;
  /** In the order of the plan. */
  readonly tasks: readonly TaskId[];
  /** The pairs that dependencies do not keep apart; not all of them where `isComplete` is false. */
  readonly pairs: readonly Conflict[];
  readonly isComplete: boolean;
}

/**
 * The collisions over files that dependencies do not keep apart, put together by the pattern they have in common: each
 * pair belongs to that of its patterns which explains most pairs. So k tasks that write the same files are one group,
 * not k². Linear in the pairs shown and the tasks, and in the
 * patterns where there are too many pairs to show.
 */
export function collisionGroups(conflicts: ConflictSet): CollisionGroup[] {
  const { shown, count, tasks } = conflicts;
  const open = shown.filter(({ ordered, reasons }) => !ordered && reasons.some(({ kind }) => kind === "file"));
  const explained = new Map<string, number>();
  for (const pair of open) for (const pattern of patternsOf(pair)) explained.set(pattern, (explained.get(pattern) ?? 0) + 1);
  const groups = Map.groupBy(open, (pair) => patternsOf(pair).reduce((best, pattern) => ((explained.get(pattern) ?? 0) > (explained.get(best) ?? 0) ? pattern : best)));
  const isComplete = count.isExact && count.open <= shown.length;
  const users = isComplete ? new Map<string, readonly TaskId[]>() : usersByPattern(conflicts, groups);
  const places = new Map(tasks.map((id, place) => [id, place]));
  return [...groups].map(([pattern, pairs]) => ({
    pattern,
    path: pathOf(pairs),
    tasks: [...new Set([...pairs.flatMap(({ first, second }) => [first, second]), ...(users.get(pattern) ?? [])])].toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
    pairs,
    isComplete,
  }));
}

function patternsOf({ reasons }: Conflict): string[] {
  return reasons.flatMap((reason) => (reason.kind === "file" ? [...reason.patterns] : []));
}

function pathOf(pairs: readonly Conflict[]): string {
  for (const { reasons } of pairs) for (const reason of reasons) if (reason.kind === "file") return reason.path;
  return "";
}

function usersByPattern({ tasks, table }: ConflictSet, wanted: ReadonlyMap<string, unknown>): Map<string, readonly TaskId[]> {
  const users = new Map<string, TaskId[]>();
  for (const [area, { pattern }] of table.areas.entries()) {
    if (!wanted.has(pattern)) continue;
    const places = table.byArea.ends.subarray(at(table.byArea.starts, area), at(table.byArea.starts, area + 1));
    users.set(pattern, [...(users.get(pattern) ?? []), ...Array.from(places).flatMap((place) => tasks.slice(place, place + 1))]);
  }
  return users;
}
