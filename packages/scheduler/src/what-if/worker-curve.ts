import type { Analysis } from "../advice/analysis.ts";
import type { Plan } from "../plan/plan.ts";
import { lowerBound } from "../schedule/bounds/lower-bound.ts";
import type { PlanProblem } from "../schedule/plan-problem.ts";
import { planProblem } from "../schedule/plan-problem.ts";
import { schedulableFacts } from "../schedule/schedulable-facts.ts";
import type { SchedulingProblem, Solution } from "../schedule/scheduling-problem.ts";
import { scheduleBudget } from "../schedule/search/budget.ts";
import { improveSchedule, solve } from "../schedule/solve.ts";
import { whatIfBudget } from "./what-if-budget.ts";

/** The finish with so many workers. */
export interface CurvePoint {
  readonly workers: number;
  readonly finishMinutes: number;
  /** With so many workers no schedule costs less. */
  readonly lowerBoundMinutes: number;
  readonly optimal: boolean;
}

export interface WorkerCurve {
  /** From one worker on, without gaps. The finish never rises. */
  readonly points: readonly CurvePoint[];
  /** With more of them the finish no longer falls: from here on something else holds it up. `null` while that is not reached. */
  readonly mostUseful: number | null;
  /** Each one after these gains less than 5 %. `null` while more points may change that. */
  readonly worthwhile: number | null;
}

/** A further worker pays off while it shortens the finish by this share. */
const WORTHWHILE_GAIN = 0.05;
/** More workers than this are not tried. */
const MOST_WORKERS = 256;

/**
 * The finish against the number of agents (any agent may do any task; files, resources, dependencies and people stay
 * as they are) or against the capacity of the person who checks in. Hands out the curve point by point, so whoever has
 * seen enough stops asking. A point whose bound is already met by the schedule of fewer workers costs no search.
 * Nothing where there is nothing to schedule, or nobody to check in.
 */
export function* workerCurve(plan: Plan, analysis: Analysis, of: "agents" | "reviewers" = "agents"): Generator<WorkerCurve, void> {
  const seen = planProblem(plan, schedulableFacts(analysis));
  const vary = of === "agents" ? varyAgents(plan, seen) : varyReviewers(plan, seen);
  if (seen.work.length === 0 || vary === null) return;
  const unlimited = solve(vary(MOST_WORKERS), { budget: scheduleBudget(whatIfBudget(seen.problem)) });
  const points: CurvePoint[] = [];
  let previous: Solution | null = null;
  for (let workers = 1; workers <= MOST_WORKERS; workers += 1) {
    const solution: Solution = solveFor(vary(workers), previous);
    previous = solution;
    points.push({ workers, finishMinutes: solution.makespan, lowerBoundMinutes: solution.lowerBound, optimal: solution.optimal });
    const isFlat = solution.makespan <= unlimited.makespan + 1e-6;
    yield { points: [...points], mostUseful: isFlat ? workers : null, worthwhile: isFlat ? worthwhile(points) : null };
    if (isFlat) return;
  }
}

type Vary = (workers: number) => SchedulingProblem;

function varyAgents(plan: Plan, { problem, shared }: PlanProblem): Vary {
  const people = new Set(plan.agents.filter(({ kind }) => kind === "person").map(({ id }) => id));
  return (workers) => ({
    ...problem,
    resources: problem.resources.map((resource, index) => {
      const own = shared[index];
      if (own?.kind === "places") return { ...resource, capacity: workers };
      return own?.kind === "agent" && !people.has(own.agent) ? { ...resource, capacity: MOST_WORKERS } : resource;
    }),
  });
}

function varyReviewers(plan: Plan, { problem, shared, checkIns }: PlanProblem): Vary | null {
  const reviewer = plan.settings.reviewer;
  if (checkIns.length === 0 || reviewer === null) return null;
  return (workers) => ({
    ...problem,
    resources: problem.resources.map((resource, index) => {
      const own = shared[index];
      return own?.kind === "agent" && own.agent === reviewer ? { ...resource, capacity: workers } : resource;
    }),
  });
}

/** What fewer workers can do, more can: their schedule is kept unless a search finds a better one. */
function solveFor(problem: SchedulingProblem, fewer: Solution | null): Solution {
  const bound = lowerBound(problem);
  if (fewer !== null && fewer.cost <= bound + 1e-6) return { ...fewer, lowerBound: bound, optimal: true };
  let best: Solution | null = null;
  for (const solution of improveSchedule(problem, { budget: scheduleBudget(whatIfBudget(problem)), ...(fewer === null ? {} : { previous: fewer.starts }) })) best = solution;
  if (best === null || (fewer !== null && fewer.cost < best.cost)) return { ...(fewer ?? solve(problem, { budget: scheduleBudget(1) })), lowerBound: bound, optimal: false };
  return best;
}

/** The fewest after whom no single further one gains enough. */
function worthwhile(points: readonly CurvePoint[]): number {
  let enough = 1;
  points.slice(1).forEach(({ workers, finishMinutes }, index) => {
    const before = points[index]?.finishMinutes ?? finishMinutes;
    if (before - finishMinutes >= WORTHWHILE_GAIN * before) enough = workers;
  });
  return enough;
}
