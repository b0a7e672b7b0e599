import { predecessorsOf } from "../graph/digraph.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { sameData } from "../plan/same-data.ts";

/** Tasks that could become one without a cycle and without keeping anybody waiting who is not waiting now, in the order they would be done. */
export interface JoinCandidates {
  /** `chain`: each needs the one before it and nobody else is between them. `side-by-side`: they need and are needed by the same tasks. */
  readonly kind: "chain" | "side-by-side";
  readonly tasks: readonly Task[];
}

/** All such groups of two or more tasks, each task in at most one of each kind. Around linear. */
export function joinCandidates(plan: Plan, graph: TaskGraph): JoinCandidates[] {
  return [
    ...chains(plan, graph).map((tasks) => ({ kind: "chain" as const, tasks })),
    ...groupsSideBySide(plan, graph).map((tasks) => ({ kind: "side-by-side" as const, tasks })),
  ].filter(({ tasks }) => tasks.length > 1);
}

function chains(plan: Plan, { digraph, nodes }: TaskGraph): Task[][] {
  const lags = new Set(plan.dependencies.filter(({ kind, lagMinutes }) => kind !== "soft" && lagMinutes > 0).map(({ from, to }) => `${from} ${to}`));
  const nextOf = (place: number): number | null => {
    const successors = new Set(digraph.successors.subarray(digraph.successorStarts[place], digraph.successorStarts[place + 1]));
    const [next] = successors;
    if (next === undefined || successors.size > 1 || new Set(predecessorsOf(digraph, next)).size > 1) return null;
    const [one, other] = [plan.tasks[place], plan.tasks[next]];
    return one !== undefined && other !== undefined && !lags.has(`${one.id} ${other.id}`) && isLike(one, other) && other.earliestMinutes === null ? next : null;
  };
  const next = plan.tasks.map(({ id }, place) => (nodes.get(id) === place ? nextOf(place) : null));
  const isContinued = new Set(next);
  // A circle has no start, so what is on one is left alone.
  return [...next.keys()].filter((place) => !isContinued.has(place)).map((start) => {
    const chain: Task[] = [];
    for (let place: number | null = start; place !== null; place = next[place] ?? null) chain.push(...plan.tasks.slice(place, place + 1));
    return chain;
  });
}

function groupsSideBySide(plan: Plan, { digraph, nodes }: TaskGraph): Task[][] {
  const alike = Map.groupBy(
    plan.tasks.flatMap((task, place) => (task.stream !== null && task.kind === "task" && nodes.get(task.id) === place ? [{ task, place }] : [])),
    ({ task, place }) => {
      const after = digraph.successors.subarray(digraph.successorStarts[place], digraph.successorStarts[place + 1]);
      return JSON.stringify([task.stream, task.agent, [...predecessorsOf(digraph, place)].toSorted((a, b) => a - b), [...after].toSorted((a, b) => a - b)]);
    },
  );
  return [...alike.values()].flatMap((members) => {
    const groups: Task[][] = [];
    for (const { task } of members) {
      const group = groups.find(([first]) => first !== undefined && first.earliestMinutes === task.earliestMinutes && isLike(first, task));
      if (group === undefined) groups.push([task]);
      else group.push(task);
    }
    return groups;
  });
}

/** Whether two tasks are done by the same agent under the same rules, so that one task can stand for both. */
function isLike(one: Task, other: Task): boolean {
  return sameData(rulesOf(one), rulesOf(other)) && one.kind === "task" && one.pinnedMinutes === null && other.pinnedMinutes === null && one.cuts === null && other.cuts === null;
}

function rulesOf(task: Task) {
  const { kind, stream, agent, command, environment, timeoutMinutes, batchMinutes, onFailure, retries, acceptance } = task;
  return { kind, stream, agent, hasCommand: command !== null, environment, timeoutMinutes, batchMinutes, onFailure, retries, policy: acceptance.policy };
}
