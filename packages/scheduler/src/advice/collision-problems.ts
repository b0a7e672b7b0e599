import { conflictDescriber } from "../conflicts/describe-conflict.ts";
import type { PlanTimes } from "../graph/time-tasks.ts";
import type { PlanEdit } from "../plan/edit.ts";
import type { TaskId } from "../plan/ids.ts";
import { newDependency } from "../plan/new-plan.ts";
import type { Plan } from "../plan/plan.ts";
import type { Problem, ProblemFix } from "../plan/problem.ts";
import { listLabels, taskLabeller } from "../plan/task-label.ts";
import { taskPlaces } from "../plan/task-places.ts";
import { type CollisionGroup, collisionGroups } from "./collision-groups.ts";
import { MOST_PLACES } from "./most-places.ts";
import { ownerlessFinder } from "./ownerless-files.ts";
import type { PlanKnowledge } from "./plan-knowledge.ts";

/** One problem for the files that tasks meet in, and one where they belong to several streams and to none in particular. */
export function collisionProblems(plan: Plan, { times, conflicts }: Pick<PlanKnowledge, "times" | "conflicts">): Problem[] {
  const groups = collisionGroups(conflicts);
  if (groups.length === 0) return [];
  const say = collisionSayer(plan);
  const fixOf = orderFixer(plan, times);
  const ownerless = ownerlessFinder(plan);
  return groups.flatMap((group): Problem[] => {
    const places = group.tasks.slice(0, MOST_PLACES).map((id) => ({ kind: "task" as const, id, field: "scope.writes" }));
    const fix = fixOf(group);
    const collision: Problem = { code: "collision", severity: "warning", message: say(group), places, ...(fix !== null && { fix }) };
    const ownership = ownerless(group);
    return ownership === null ? [collision] : [collision, { code: "ownerless-shared-file", severity: "warning", ...ownership, places }];
  });
}

function collisionSayer(plan: Plan): (group: CollisionGroup) => string {
  const describe = conflictDescriber(plan);
  const label = taskLabeller(plan);
  return ({ tasks, pairs: [first], pattern, path }) => {
    if (tasks.length === 2 && first !== undefined) return `${describe(first).replace(/\.$/, "")}; they will run one after the other. Connect them to say which comes first.`;
    const example = path === pattern ? "" : `, like ${path}`;
    return `${listLabels(tasks.map(label))} collide over ${pattern}${example}; they will run one after another. Connect them to say in which order, or give each files of its own.`;
  };
}

/** More dependencies than this are no fix but a knot. */
const MOST_EDITS = 100;

/**
 * A function that orders the tasks of a group as they could start, by dependencies between those that collide; `null`
 * where they are too many. What could start later never leads to what could start earlier, so no circle comes of it.
 */
function orderFixer(plan: Plan, { timings, cycles }: PlanTimes): (group: CollisionGroup) => ProblemFix | null {
  // Around a circle, or while a lag is half-typed, nobody knows what can start first.
  if (cycles.length > 0 || plan.dependencies.some(({ lagMinutes }) => !(lagMinutes >= 0))) return () => null;
  // Nor where a task starts before all that leads to it is over.
  if (plan.tasks.some(({ trigger }) => trigger.kind === "any" || trigger.kind === "at-least")) return () => null;
  const places = taskPlaces(plan);
  const raceOf = (id: TaskId): string | null => plan.tasks[places.get(id) ?? -1]?.race ?? null;
  const before = (a: TaskId, b: TaskId): number => {
    const [one, other] = [timings.get(a), timings.get(b)];
    return (one?.earliestStart ?? 0) - (other?.earliestStart ?? 0) || (one?.wave ?? 0) - (other?.wave ?? 0) || (places.get(a) ?? 0) - (places.get(b) ?? 0);
  };
  const soft = new Set(plan.dependencies.filter(({ kind }) => kind === "soft").map(({ from, to }) => `${from} ${to}`));
  const label = taskLabeller(plan);
  return ({ tasks, pairs, isComplete }) => {
    if (!isComplete || pairs.length > MOST_EDITS || tasks.some((id) => !timings.has(id))) return null;
    // Rivals do not wait for each other.
    if (pairs.some(({ first, second }) => raceOf(first) !== null && raceOf(first) === raceOf(second))) return null;
    const colliding = new Map<TaskId, Set<TaskId>>(tasks.map((id) => [id, new Set()]));
    for (const { first, second } of pairs) {
      const [from, to] = before(first, second) <= 0 ? [first, second] : [second, first];
      colliding.get(from)?.add(to);
    }
    const edits = tasks.toSorted(before).flatMap((from) =>
      [...(colliding.get(from) ?? [])]
        // What another one between the two leads to need not be said.
        .filter((to) => ![...(colliding.get(from) ?? [])].some((between) => colliding.get(between)?.has(to) === true))
        .map((to): PlanEdit => (soft.has(`${from} ${to}`) ? { type: "change-dependency", from, to, change: { kind: "order" } } : { type: "connect", dependency: newDependency(from, to) })),
    );
    return edits.length === 0 ? null : { label: `Connect them in this order: ${listLabels(tasks.toSorted(before).map(label))}`, edits };
  };
}
