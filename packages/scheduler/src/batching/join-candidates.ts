import { predecessorsOf, successorsOf } from "../graph/digraph.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { sameData } from "../plan/same-data.ts";

/** Tasks that could become one without a cycle and without keeping anybody waiting who is not waiting now, in the order they would be done. */
export interface JoinCandidates {
  /** `chain`: each needs the one before it and nobody else is between them. `side-by-side`: they need and are needed by the same tasks. */
  readonly kind: "chain" | "side-by-side";
  readonly tasks: readonly Task[];
}

/** All such groups of two or more tasks that may be joined at all, each task in at most one of each kind. Around linear. */
export function joinCandidates(plan: Plan, graph: TaskGraph, mayJoin: (task: Task) => boolean): JoinCandidates[] {
  const apart = tasksApart(plan);
  const candidates = Uint8Array.from(plan.tasks, (task, place) => Number(mayJoin(task) && !apart.has(task.id) && graph.nodes.get(task.id) === place));
  return [
    ...chains(plan, graph, candidates).map((tasks) => ({ kind: "chain" as const, tasks })),
    ...groupsSideBySide(plan, graph, candidates).map((tasks) => ({ kind: "side-by-side" as const, tasks })),
  ].filter(({ tasks }) => tasks.length > 1);
}

/** Tasks that count as themselves: they race, return tasks, have a trigger or are counted by one, or wait for a failure or are waited for to fail. */
function tasksApart({ tasks, dependencies }: Plan): ReadonlySet<TaskId> {
  const counting = new Set(tasks.flatMap(({ id, trigger }) => (trigger.kind === "all" ? [] : [id])));
  const special = tasks.flatMap(({ id, race, expands }) => (race !== null || expands ? [id] : []));
  const around = dependencies.flatMap(({ from, to, kind }) => (kind === "on-failure" ? [from, to] : counting.has(to) ? [from] : []));
  return new Set([...counting, ...special, ...around]);
}

/** `candidates` has a 1 for each task of the plan that may be joined. */
function chains(plan: Plan, { digraph }: TaskGraph, candidates: Uint8Array): Task[][] {
  const lags = new Set(plan.dependencies.filter(({ kind, lagMinutes }) => kind !== "soft" && lagMinutes > 0).map(({ from, to }) => `${from} ${to}`));
  const nextOf = (place: number): number | null => {
    const successors = successorsOf(digraph, place);
    const [next] = successors;
    if (next === undefined || candidates[next] === 0 || !areOne(successors) || !areOne(predecessorsOf(digraph, next))) return null;
    const [one, other] = [plan.tasks[place], plan.tasks[next]];
    return one !== undefined && other !== undefined && !lags.has(`${one.id} ${other.id}`) && isLike(one, other) && other.earliestMinutes === null ? next : null;
  };
  const next = plan.tasks.map((_, place) => (candidates[place] === 1 ? nextOf(place) : null));
  const isContinued = new Set(next);
  // A circle has no start, so what is on one is left alone.
  return [...next.keys()].filter((place) => !isContinued.has(place)).map((start) => {
    const chain: Task[] = [];
    for (let place: number | null = start; place !== null; place = next[place] ?? null) chain.push(...plan.tasks.slice(place, place + 1));
    return chain;
  });
}

/** Whether all neighbours are the same one: dependencies may be stated twice. */
function areOne(neighbours: Int32Array): boolean {
  return neighbours.every((neighbour) => neighbour === neighbours[0]);
}

function groupsSideBySide(plan: Plan, { digraph }: TaskGraph, candidates: Uint8Array): Task[][] {
  const sumOf = (neighbours: Int32Array): number => neighbours.reduce((sum, neighbour) => sum + neighbour + 1, 0);
  /** Different for most different neighbourhoods, so that few have to be spelled out. */
  const signOf = ({ place }: Placed): number => sumOf(predecessorsOf(digraph, place)) * digraph.size + sumOf(successorsOf(digraph, place));
  const nameOf = ({ task, place }: Placed): string => [task.stream, task.agent, predecessorsOf(digraph, place).toSorted(), successorsOf(digraph, place).toSorted()].join(" ");
  const inStreams = plan.tasks.flatMap((task, place): Placed[] => (candidates[place] === 1 && task.stream !== null && task.kind === "task" ? [{ task, place }] : []));
  const similar = [...Map.groupBy(inStreams, signOf).values()].filter((group) => group.length > 1);
  const alike = similar.flatMap((group) => [...Map.groupBy(group, nameOf).values()]);
  return alike.flatMap((members) => {
    const groups: Task[][] = [];
    for (const { task } of members) {
      const group = groups.find(([first]) => first !== undefined && first.earliestMinutes === task.earliestMinutes && isLike(first, task));
      if (group === undefined) groups.push([task]);
      else group.push(task);
    }
    return groups;
  });
}

interface Placed {
  readonly task: Task;
  readonly place: number;
}

/** Whether two tasks are done by the same agent under the same rules, so that one task can stand for both. */
function isLike(one: Task, other: Task): boolean {
  return sameData(rulesOf(one), rulesOf(other)) && one.kind === "task" && one.pinnedMinutes === null && other.pinnedMinutes === null && one.cuts === null && other.cuts === null;
}

function rulesOf(task: Task) {
  const { kind, stream, agent, command, environment, timeoutMinutes, batchMinutes, onFailure, retries, labels, secrets, acceptance } = task;
  return { kind, stream, agent, hasCommand: command !== null, environment, timeoutMinutes, batchMinutes, onFailure, retries, labels, secrets, policy: acceptance.policy };
}
