import type { Analysis } from "../advice/analysis.ts";
import type { Plan } from "../plan/plan.ts";
import { lowerBound } from "../schedule/bounds/lower-bound.ts";
import type { PlanProblem } from "../schedule/plan-problem.ts";
import { planProblem } from "../schedule/plan-problem.ts";
import { schedulableFacts } from "../schedule/schedulable-facts.ts";
import type { SchedulingProblem, Solution } from "../schedule/scheduling-problem.ts";
import { scheduleBudget } from "../schedule/search/budget.ts";
import { solve } from "../schedule/solve.ts";
import { startsIn } from "../schedule/starts-in.ts";
import { peakUse } from "./peak-use.ts";
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

/** So many times the passes of one of many questions go into a point. */
const EFFORT = 4;

/**
 * The finish against the number of agents (any agent may do any task; files, resources, dependencies and people stay
 * as they are) or against the capacity of the person who checks in. Hands out the curve point by point, so whoever has
 * seen enough stops asking. The end of the curve is sought first, from the schedule at hand: the best with as many as
 * anybody wants. It is reached at the latest with as many as that schedule has at work at once, and it leads the search
 * for fewer. A point whose bound is already met by the schedule of fewer workers costs no search. Nothing where there is
 * nothing to schedule, or nobody to check in.
 */
export function* workerCurve(plan: Plan, analysis: Analysis, of: "agents" | "reviewers" = "agents"): Generator<WorkerCurve, void> {
  const seen = planProblem(plan, schedulableFacts(analysis));
  const varied = of === "agents" ? varyAgents(plan, seen) : varyReviewers(plan, seen);
  if (seen.work.length === 0 || varied === null) return;
  // So many can all be at work at once.
  const most = Math.min(MOST_WORKERS, seen.problem.durations.length);
  const known = knownSolutions(seen, { ...varied, most }, analysis);
  const [unlimited] = known;
  const points: CurvePoint[] = [];
  let previous: Solution | null = null;
  for (let workers = 1; workers <= most; workers += 1) {
    for (const { solution, needs } of known) if (workers === needs && solution.cost < (previous?.cost ?? Number.POSITIVE_INFINITY)) previous = solution;
    const solution: Solution = solveFor(varied.vary(workers), { fewer: previous, leader: unlimited.solution });
    previous = solution;
    points.push({ workers, finishMinutes: solution.makespan, lowerBoundMinutes: solution.lowerBound, optimal: solution.optimal });
    const isFlat = solution.makespan <= unlimited.solution.makespan + 1e-6;
    yield { points: [...points], mostUseful: isFlat ? workers : null, worthwhile: isFlat ? worthwhile(points) : null };
    if (isFlat) return;
  }
}

interface Known {
  readonly solution: Solution;
  /** With so many workers it can be done. */
  readonly needs: number;
}

/** First the best with as many workers as anybody wants, then what the plan can do as it is. */
function knownSolutions({ problem, ...seen }: PlanProblem, { vary, varies, most }: Varied & { readonly most: number }, { schedule }: Analysis): readonly [Known, ...Known[]] {
  const own = schedule === null ? [] : [solve(problem, { budget: scheduleBudget(1), previous: startsIn(schedule, seen) })];
  const budget = scheduleBudget(EFFORT * whatIfBudget(problem));
  const [start] = own;
  const found = solve(vary(most), { budget, ...(start === undefined ? {} : { previous: start.starts }) });
  const unlimited = start !== undefined && start.cost < found.cost ? start : found;
  const { capacity = 1, setup = 0 } = problem.resources[varies] ?? {};
  // Setups depend on who did what before: with fewer hands there may be more of them.
  const needs = setup > 0 ? most : Math.max(1, peakUse(problem, varies, unlimited));
  return [{ solution: unlimited, needs }, ...own.map((solution) => ({ solution, needs: Math.min(capacity, most) }))];
}

interface Varied {
  readonly vary: (workers: number) => SchedulingProblem;
  /** The resource whose capacity is the number of workers. With what the plan has of it the problem is no harder than the plan's own. */
  readonly varies: number;
}

function varyAgents(plan: Plan, { problem, shared }: PlanProblem): Varied {
  const people = new Set(plan.agents.filter(({ kind }) => kind === "person").map(({ id }) => id));
  const resources = problem.resources.map((resource, index) => {
    const own = shared[index];
    return own?.kind === "agent" && !people.has(own.agent) ? { ...resource, capacity: Math.max(MOST_WORKERS, resource.capacity) } : resource;
  });
  return varyingCapacity({ ...problem, resources }, shared.findIndex(({ kind }) => kind === "places"));
}

function varyReviewers(plan: Plan, { problem, shared, checkIns }: PlanProblem): Varied | null {
  const { reviewer } = plan.settings;
  if (checkIns.length === 0 || reviewer === null) return null;
  return varyingCapacity(problem, shared.findIndex((own) => own.kind === "agent" && own.agent === reviewer));
}

function varyingCapacity(problem: SchedulingProblem, varies: number): Varied {
  return { varies, vary: (capacity) => ({ ...problem, resources: problem.resources.map((resource, index) => (index === varies ? { ...resource, capacity } : resource)) }) };
}

interface Neighbours {
  /** Of fewer workers: what they can do, more can. */
  readonly fewer: Solution | null;
  /** Of as many as anybody wants: its order is a good one to begin with. */
  readonly leader: Solution;
}

/** The schedule of fewer workers is kept unless a search finds a better one. */
function solveFor(problem: SchedulingProblem, { fewer, leader }: Neighbours): Solution {
  const lower = lowerBound(problem);
  if (fewer !== null && fewer.cost <= lower + 1e-6) return { ...fewer, lowerBound: lower, optimal: true };
  let best: Solution | null = fewer;
  for (const { starts } of fewer === null ? [leader] : [leader, fewer]) {
    const found = solve(problem, { budget: scheduleBudget((EFFORT / 2) * whatIfBudget(problem)), previous: starts });
    if (best === null || found.cost < best.cost) best = found;
    if (found.optimal) return found;
  }
  if (best === null) return leader;
  const bound = Math.max(lower, best === fewer ? 0 : best.lowerBound);
  return { ...best, lowerBound: Math.min(bound, best.cost), optimal: best.cost <= bound + 1e-6 };
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
