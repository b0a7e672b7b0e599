import type { AgentId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { assignLanes, type OpenBar } from "./assign-lanes.ts";
import type { PlanFacts, PlanProblem } from "./plan-problem.ts";
import { planProblem } from "./plan-problem.ts";
import type { Schedule } from "./schedule.ts";
import type { Solution } from "./scheduling-problem.ts";
import type { Budget } from "./search/budget.ts";
import { scheduleBudget } from "./search/budget.ts";
import { improveSchedule } from "./solve.ts";
import { startsIn } from "./starts-in.ts";

/** What the search may spend on the schedule that is shown while the user types: passes, and placed batches in all. */
const QUICK = { passes: 60, placements: 5_000 } as const;

export interface ScheduleOptions {
  /** Unless given, what fits between two strokes of a key. */
  readonly budget?: Budget;
  readonly seed?: number;
  /** The schedule before the last edit: what it does not touch stays where it was, unless moving it helps. */
  readonly previous?: Schedule | null;
  /** Where it is known of this very plan that no schedule costs less. */
  readonly lowerBoundMinutes?: number;
}

/** A good schedule of the batches for the agents at hand; `null` where there is nothing to schedule. */
export function schedulePlan(plan: Plan, facts: PlanFacts, options: ScheduleOptions = {}): Schedule | null {
  let best: Schedule | null = null;
  for (const schedule of improvePlanSchedule(plan, facts, options)) best = schedule;
  return best;
}

/** As `schedulePlan`, but hands out a first schedule at once and then every better one. Nothing where there is nothing to schedule. */
export function* improvePlanSchedule(plan: Plan, facts: PlanFacts, { budget, seed, previous, lowerBoundMinutes }: ScheduleOptions): Generator<Schedule, void> {
  const seen = planProblem(plan, facts);
  const count = seen.problem.durations.length;
  if (count === 0) return;
  const options = {
    budget: budget ?? scheduleBudget(Math.max(1, Math.min(QUICK.passes, Math.floor(QUICK.placements / count)))),
    ...(seed === undefined ? {} : { seed }),
    ...(lowerBoundMinutes === undefined ? {} : { lowerBound: lowerBoundMinutes }),
    ...(previous === undefined || previous === null ? {} : { previous: startsIn(previous, seen) }),
  };
  let last: Solution | null = null;
  for (const solution of improveSchedule(seen.problem, options)) {
    const isNews = last === null || solution.starts !== last.starts || solution.lowerBound !== last.lowerBound;
    last = solution;
    if (isNews) yield toSchedule(seen, solution);
  }
}

function toSchedule({ problem, work, checkIns, shared }: PlanProblem, solution: Solution): Schedule {
  const { starts, chosen, makespan, cost, lowerBound, optimal, schedules } = solution;
  const bars = work.map(({ batch, agent }, index): OpenBar => {
    const startMinutes = starts[index] ?? 0;
    return { batch: batch.id, task: batch.task, agent: agent?.id ?? agentAmong(shared, chosen[index] ?? -1), startMinutes, endMinutes: startMinutes + (problem.durations[index] ?? 0) };
  });
  const checkInBars = checkIns.flatMap(({ of, reviewer }, index) => {
    const batch = work[of]?.batch.id;
    const startMinutes = starts[work.length + index] ?? 0;
    const endMinutes = startMinutes + (problem.durations[work.length + index] ?? 0);
    return batch === undefined ? [] : [{ batch, reviewer, startMinutes, endMinutes }];
  });
  return {
    bars: assignLanes(bars),
    checkIns: checkInBars.toSorted((a, b) => a.startMinutes - b.startMinutes),
    makespanMinutes: makespan,
    costMinutes: cost,
    lowerBoundMinutes: lowerBound,
    optimal,
    schedules,
  };
}

function agentAmong(shared: PlanProblem["shared"], resource: number): AgentId | null {
  const own = shared[resource];
  return own?.kind === "agent" ? own.agent : null;
}
