import { matchesScope } from "../conflicts/scopes-intersect.ts";
import type { StreamId, TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import type { Problem } from "../plan/problem.ts";
import type { CollisionGroup } from "./collision-groups.ts";

/**
 * A function that says of the files of a group that tasks of several streams write them and no stream owns them, and
 * gives them to the stream of most of these tasks; `null` where there are none. Each path is looked up once.
 */
export function ownerlessFinder(plan: Plan): (group: CollisionGroup) => Pick<Problem, "message" | "fix"> | null {
  const streamOf = new Map(plan.tasks.map(({ id, stream }) => [id, stream]));
  const streams = new Map(plan.streams.map((stream) => [stream.id, stream]));
  const known = new Map<string, boolean>();
  const isOwned = (path: string): boolean => {
    const owned = known.get(path) ?? plan.streams.some(({ patterns }) => matchesScope(patterns, path));
    known.set(path, owned);
    return owned;
  };
  return ({ pairs }) => {
    const writers = new Map<StreamId, Set<TaskId>>();
    const paths = new Set<string>();
    for (const { first, second, reasons } of pairs) {
      const both = reasons.find((reason) => reason.kind === "file" && reason.modes.every((mode) => mode === "writes"));
      const [one, other] = [streamOf.get(first) ?? null, streamOf.get(second) ?? null];
      if (one === null || other === null || one === other || both?.kind !== "file" || isOwned(both.path)) continue;
      paths.add(both.path);
      writers.set(one, (writers.get(one) ?? new Set()).add(first));
      writers.set(other, (writers.get(other) ?? new Set()).add(second));
    }
    if (paths.size === 0) return null;
    const [path = ""] = paths;
    const what = paths.size === 1 ? path : `${path} and ${paths.size - 1} more`;
    const verb = paths.size === 1 ? "is" : "are";
    const message = `${what} ${verb} written by tasks of ${writers.size === 2 ? "two" : writers.size} streams and no stream owns ${paths.size === 1 ? "it" : "them"}; add ${paths.size === 1 ? "it" : "them"} to the patterns of one.`;
    const [most] = [...writers].toSorted(([, a], [, b]) => b.size - a.size);
    const owner = most === undefined ? undefined : streams.get(most[0]);
    if (owner === undefined) return { message };
    return { message, fix: { label: `Give ${what} to the stream "${owner.name}"`, edits: [{ type: "change-stream", id: owner.id, change: { patterns: [...owner.patterns, ...paths] } }] } };
  };
}
