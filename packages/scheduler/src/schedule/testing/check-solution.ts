import { PIN_WEIGHT } from "../scheduling-problem.ts";
import type { SchedulingProblem, Solution } from "../scheduling-problem.ts";

const TOLERANCE = 1e-6;

/** What is wrong with a solution, in words; empty when it is feasible and its bound is not above its cost. Knows nothing of how it was found. */
export function checkSolution(problem: SchedulingProblem, solution: Solution): string[] {
  return [...checkTimes(problem, solution), ...checkResources(problem, solution), ...checkSetups(problem, solution), ...checkClaims(problem, solution)];
}

function checkTimes(problem: SchedulingProblem, { starts }: Solution): string[] {
  const faults: string[] = [];
  starts.forEach((start, activity) => {
    if (!(start >= 0)) faults.push(`${activity} starts at ${start}`);
    if (start < (problem.releases?.[activity] ?? 0) - TOLERANCE) faults.push(`${activity} starts before its release`);
    if (start < (problem.pins?.[activity] ?? 0) - TOLERANCE) faults.push(`${activity} starts before its pin`);
  });
  for (const { from, to, lag, penalty } of problem.links) {
    if (penalty === Number.POSITIVE_INFINITY && !isKept(problem, starts, { from, to, lag })) faults.push(`${to} starts before ${from} has ended`);
  }
  return faults;
}

function checkResources(problem: SchedulingProblem, { starts, chosen }: Solution): string[] {
  const faults: string[] = [];
  const activities = [...starts.keys()].filter((activity) => (problem.durations[activity] ?? 0) > 0);
  const end = (activity: number): number => (starts[activity] ?? 0) + (problem.durations[activity] ?? 0);
  const unitsOf = (activity: number, resource: number): number =>
    (problem.demands[activity] ?? []).reduce((sum, demand) => sum + (demand.resource === resource ? demand.units : 0), 0) + (chosen[activity] === resource ? 1 : 0);
  problem.resources.forEach(({ capacity, closed }, resource) => {
    const users = activities.filter((activity) => unitsOf(activity, resource) > 0);
    for (const activity of users) {
      // The use can only peak at a start.
      const now = starts[activity] ?? 0;
      const used = users.filter((other) => (starts[other] ?? 0) <= now + TOLERANCE && end(other) > now + TOLERANCE).reduce((sum, other) => sum + unitsOf(other, resource), 0);
      if (used > capacity) faults.push(`resource ${resource} carries ${used} of ${capacity} at ${now}`);
      if (closed.some(({ from, to }) => from < end(activity) - TOLERANCE && to > now + TOLERANCE)) faults.push(`${activity} uses resource ${resource} while it is closed`);
    }
  });
  for (const activity of activities) {
    const choice = problem.choices?.[activity] ?? [];
    if (choice.length > 0 && !choice.includes(chosen[activity] ?? -1)) faults.push(`${activity} took ${chosen[activity]}, which is none of its choices`);
  }
  return faults;
}

/** Of resources with a single unit, where the one before is known. */
function checkSetups(problem: SchedulingProblem, { starts, chosen }: Solution): string[] {
  const faults: string[] = [];
  problem.resources.forEach(({ capacity, setup }, resource) => {
    if (capacity > 1 || setup === 0) return;
    const uses = (activity: number): boolean => chosen[activity] === resource || (problem.demands[activity] ?? []).some((demand) => demand.resource === resource);
    const sequence = [...starts.keys()].filter((activity) => uses(activity) && (problem.durations[activity] ?? 0) > 0).toSorted((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
    let context = -1;
    sequence.forEach((activity, index) => {
      const own = problem.contexts?.[activity] ?? -1;
      const before = sequence[index - 1];
      const gap = before === undefined ? 0 : (starts[activity] ?? 0) - (starts[before] ?? 0) - (problem.durations[before] ?? 0);
      if (own !== -1 && context !== -1 && own !== context && gap < setup - TOLERANCE) faults.push(`resource ${resource} has ${gap} minutes to change to ${activity}`);
      if (own !== -1) context = own;
    });
  });
  return faults;
}

function checkClaims(problem: SchedulingProblem, { starts, makespan, cost, lowerBound, optimal }: Solution): string[] {
  const faults: string[] = [];
  const latest = starts.reduce((last, start, activity) => Math.max(last, start + (problem.durations[activity] ?? 0)), 0);
  if (Math.abs(latest - makespan) > TOLERANCE) faults.push(`the makespan is ${latest}, not ${makespan}`);
  const penalties = problem.links.filter((link) => link.penalty < Number.POSITIVE_INFINITY && !isKept(problem, starts, link)).reduce((sum, { penalty }) => sum + penalty, 0);
  const lateness = PIN_WEIGHT * Array.from(problem.pins ?? []).reduce((sum, pin, activity) => sum + (Number.isNaN(pin) ? 0 : Math.max(0, (starts[activity] ?? 0) - pin)), 0);
  if (Math.abs(makespan + penalties + lateness - cost) > TOLERANCE) faults.push(`the cost is ${makespan + penalties + lateness}, not ${cost}`);
  if (lowerBound > cost + TOLERANCE) faults.push(`the bound ${lowerBound} is above the cost ${cost}`);
  if (optimal !== cost <= lowerBound + TOLERANCE) faults.push(`optimal is ${optimal} at a cost of ${cost} and a bound of ${lowerBound}`);
  return faults;
}

function isKept({ durations }: SchedulingProblem, starts: Float64Array, { from, to, lag }: { from: number; to: number; lag: number }): boolean {
  return (starts[to] ?? 0) >= (starts[from] ?? 0) + (durations[from] ?? 0) + lag - TOLERANCE;
}
