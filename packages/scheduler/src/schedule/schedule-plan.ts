import type { PlannedBatch } from "../batching/planned-batch.ts";
import { collidingPairs } from "../conflicts/colliding-pairs.ts";
import type { ConflictSet } from "../conflicts/conflict-set.ts";
import { agentResolver } from "../plan/agent-resolver.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Agent, Plan, Task } from "../plan/plan.ts";
import { assignLanes } from "./assign-lanes.ts";
import type { Schedule, ScheduleBar } from "./schedule.ts";
import type { ResourceDemand, SchedulingProblem } from "./scheduling-problem.ts";
import { solve } from "./solve.ts";

/** What the analysis already knows of a plan. */
export interface PlanFacts {
  /** The batches of each task that can be scheduled; tasks on or behind a cycle are left out. */
  readonly batches: ReadonlyMap<TaskId, readonly PlannedBatch[]>;
  readonly conflicts: ConflictSet;
}

/**
 * A feasible schedule of the batches for the agents at hand, by the rules a run dispatches by: most at once, the
 * capacity of agents and resources, collisions kept apart, batches of a task one after another. A person's work takes
 * no place of the run. `null` where there is nothing to schedule. Demands above a capacity are cut down to it: the
 * problems list names them.
 */
export function schedulePlan(plan: Plan, facts: PlanFacts): Schedule | null {
  const activities = activitiesOf(plan, facts.batches);
  if (activities.length === 0) return null;
  const { starts, makespan, lowerBound } = solve(problemOf(plan, facts, activities));
  const bars = activities.map(({ batch, agent }, index): Omit<ScheduleBar, "lane"> => {
    const startMinutes = starts[index] ?? 0;
    return { batch: batch.id, task: batch.task, agent: agent?.id ?? null, startMinutes, endMinutes: startMinutes + batch.minutes };
  });
  return { bars: assignLanes(bars), makespanMinutes: makespan, lowerBoundMinutes: lowerBound, optimal: makespan <= lowerBound + 1e-9 };
}

interface Activity {
  readonly batch: PlannedBatch;
  readonly task: Task;
  readonly agent: Agent | null;
}

function activitiesOf(plan: Plan, batches: PlanFacts["batches"]): Activity[] {
  const agentOf = agentResolver(plan);
  return plan.tasks.flatMap((task) => (batches.get(task.id) ?? []).map((batch) => ({ batch, task, agent: agentOf(task) })));
}

function problemOf(plan: Plan, { conflicts }: PlanFacts, activities: readonly Activity[]): SchedulingProblem {
  const indicesOf = indicesByTask(activities);
  const indices = (task: TaskId): readonly number[] => indicesOf.get(task) ?? [];
  const indicesAt = (place: number): readonly number[] => {
    const task = conflicts.tasks[place];
    return task === undefined ? [] : indices(task);
  };
  const predecessors: number[][] = activities.map(({ batch }, index) => (batch.index > 1 ? [index - 1] : []));
  for (const { from, to, kind } of plan.dependencies) {
    const last = indices(from).at(-1);
    const first = indices(to)[0];
    if (kind !== "soft" && from !== to && last !== undefined && first !== undefined) predecessors[first]?.push(last);
  }
  const exclusions: number[][] = activities.map(() => []);
  // What collides on a resource alone is kept apart by the resource's capacity.
  for (const [first, second] of collidingPairs(conflicts, "files")) {
    const others = indicesAt(second);
    for (const one of indicesAt(first)) {
      exclusions[one]?.push(...others);
      for (const other of others) exclusions[other]?.push(one);
    }
  }
  return { durations: Float64Array.from(activities, ({ batch }) => batch.minutes), predecessors, exclusions, ...sharingOf(plan, activities) };
}

/** By task and not by the ids of batches, which tasks with ids that are not allowed could share. */
function indicesByTask(activities: readonly Activity[]): ReadonlyMap<TaskId, readonly number[]> {
  const indices = new Map<TaskId, number[]>();
  activities.forEach(({ task }, index) => {
    const list = indices.get(task.id);
    if (list === undefined) indices.set(task.id, [index]);
    else list.push(index);
  });
  return indices;
}

/** The places of the run are resource 0; then come the agents, then the plan's resources. */
function sharingOf(plan: Plan, activities: readonly Activity[]): Pick<SchedulingProblem, "capacities" | "uses"> {
  const capacities = [plan.settings.maxParallel, ...[...plan.agents, ...plan.resources].map(({ capacity }) => capacity)].map(usable);
  const agentIndex = new Map(plan.agents.map(({ id }, index) => [id, 1 + index]));
  const resourceIndex = new Map(plan.resources.map(({ id }, index) => [id, 1 + plan.agents.length + index]));
  const uses = activities.map(({ task, agent }): ResourceDemand[] => {
    if (task.kind === "sync") return [];
    const place = agent?.kind === "person" ? [] : [{ resource: 0, units: 1 }];
    const agentPlace = agent === null ? undefined : agentIndex.get(agent.id);
    const own = agentPlace === undefined ? [] : [{ resource: agentPlace, units: 1 }];
    const wanted = new Map<number, number>();
    for (const { resource, units } of task.resources) {
      const index = resourceIndex.get(resource);
      if (index !== undefined) wanted.set(index, (wanted.get(index) ?? 0) + usable(units));
    }
    const shared = [...wanted].map(([resource, units]) => ({ resource, units: Math.min(units, capacities[resource] ?? units) }));
    return [...place, ...own, ...shared];
  });
  return { capacities, uses };
}

/** A field that is being typed may hold anything for a moment; the schedule then goes by the least that works. */
function usable(count: number): number {
  return count >= 1 ? count : 1;
}
