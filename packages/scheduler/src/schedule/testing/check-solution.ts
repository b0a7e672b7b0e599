import type { SchedulingProblem, Solution } from "../scheduling-problem.ts";

/** What is wrong with a solution, in words; empty when it is feasible and its bound is below its makespan. Knows nothing of how it was found. */
export function checkSolution(problem: SchedulingProblem, { starts, makespan, lowerBound }: Solution): string[] {
  const faults: string[] = [];
  const start = (activity: number): number => starts[activity] ?? Number.NaN;
  const end = (activity: number): number => start(activity) + (problem.durations[activity] ?? Number.NaN);
  const overlap = (a: number, b: number): boolean => start(a) < end(b) && start(b) < end(a);
  for (const activity of problem.durations.keys()) {
    if (!(start(activity) >= 0)) faults.push(`${activity} starts at ${start(activity)}`);
    if (end(activity) > makespan) faults.push(`${activity} ends after the makespan`);
    for (const before of problem.predecessors[activity] ?? []) if (start(activity) < end(before)) faults.push(`${activity} starts before ${before} has ended`);
    for (const other of problem.exclusions[activity] ?? []) if (overlap(activity, other)) faults.push(`${activity} overlaps ${other}`);
    problem.capacities.forEach((capacity, resource) => {
      // The demand can only peak at a start.
      const used = (other: number): number => (problem.uses[other] ?? []).reduce((sum, demand) => sum + (demand.resource === resource ? demand.units : 0), 0);
      const runs = (other: number): boolean => start(other) <= start(activity) && end(other) > start(activity);
      const demand = [...problem.durations.keys()].filter(runs).reduce((sum, other) => sum + used(other), 0);
      if (demand > capacity) faults.push(`resource ${resource} carries ${demand} of ${capacity} at ${start(activity)}`);
    });
  }
  if (lowerBound > makespan + 1e-9) faults.push(`the bound ${lowerBound} is above the makespan ${makespan}`);
  return faults;
}
