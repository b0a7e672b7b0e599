import type { TaskId } from "../plan/ids.ts";
import type { IndependenceFacts } from "./independence-facts.ts";
import { type PairReason, type Standing, standingOf } from "./pair-reason.ts";
import { pathFinder } from "./path-finder.ts";
import { sharedDirectory } from "./work-directories.ts";

/** How two tasks stand to each other. */
export interface TaskPair {
  /** In the order of the plan. */
  readonly first: TaskId;
  readonly second: TaskId;
  readonly standing: Standing;
  /** All of them, the strongest first. */
  readonly reasons: readonly PairReason[];
}

/**
 * A function that compares two tasks by their places in the plan, `first < second`. Fast while one of the two stays
 * the same: only the first comparison of a task searches the dependencies, O(tasks + dependencies).
 */
export function pairComparer(facts: IndependenceFacts): (first: number, second: number) => TaskPair {
  const { plan, collisions } = facts;
  const idAt = (place: number): TaskId[] => plan.tasks.slice(place, place + 1).map(({ id }) => id);
  const dependencies = dependencyReasons(facts, idAt);
  return (first, second) => {
    const [one, other] = [plan.tasks[first], plan.tasks[second]];
    if (one === undefined || other === undefined) throw new Error(`There are no tasks ${first} and ${second} to compare`);
    const undeclared = [first, second].filter((place) => facts.isUndeclared[place] === 1).flatMap(idAt);
    const directory = sharedDirectory(facts.directories[first] ?? [], facts.directories[second] ?? []);
    const { ordering, softs } = dependencies(first, second);
    const collided = collisions.between(first, second);
    const reasons: PairReason[] = [
      ...ordering,
      ...collided.filter(({ kind }) => kind === "file"),
      ...collided.filter(({ kind }) => kind === "resource"),
      ...(undeclared.length === 0 ? [] : [{ kind: "undeclared" as const, tasks: undeclared }]),
      ...softs,
      ...(one.stream === null || one.stream !== other.stream ? [] : [{ kind: "stream" as const, stream: one.stream }]),
      ...(directory === null ? [] : [{ kind: "directory" as const, directory }]),
    ];
    return { first: one.id, second: other.id, standing: standingOf(reasons[0]?.kind ?? null), reasons };
  };
}

interface DependencyReasons {
  readonly ordering: readonly PairReason[];
  readonly softs: readonly PairReason[];
}

function dependencyReasons({ graph, artifacts, softs }: IndependenceFacts, idAt: (place: number) => TaskId[]): (first: number, second: number) => DependencyReasons {
  const soft = new Set<string>();
  for (let node = 0; node < softs.size; node += 1) {
    for (const next of softs.successors.subarray(softs.successorStarts[node], softs.successorStarts[node + 1])) soft.add(`${node} ${next}`);
  }
  // One finder for each direction, so that each keeps the search that belongs to the task that stays.
  const directions = [0, 1].map(() => ({ byArtifacts: pathFinder(artifacts), byAny: pathFinder(graph.digraph) }));
  return (first, second) => {
    const ordering: PairReason[] = [];
    const found: PairReason[] = [];
    for (const [direction, [from, to]] of ([[first, second], [second, first]] as const).entries()) {
      const finders = directions[direction];
      const artifactPath = finders?.byArtifacts(from, to) ?? null;
      const path = artifactPath ?? finders?.byAny(from, to) ?? null;
      if (path !== null) ordering.push({ kind: artifactPath === null ? "order" : "artifact", path: path.flatMap(idAt) });
      if (soft.has(`${from} ${to}`)) found.push(...idAt(from).flatMap((source) => idAt(to).map((target): PairReason => ({ kind: "soft", from: source, to: target }))));
    }
    return { ordering: ordering.toSorted((a, b) => Number(a.kind === "order") - Number(b.kind === "order")), softs: found };
  };
}
