import type { SchedulingProblem } from "../scheduling-problem.ts";
import type { Crowd, Member } from "./crowd-bound.ts";
import type { HeadsAndTails } from "./time-windows.ts";

/**
 * The crowds of a problem: for each resource, and each number of units that its users ask for, those that ask for as
 * much or more. The larger the demand, the fewer fit side by side.
 */
export function findCrowds({ durations, resources, demands }: SchedulingProblem, { heads, tails }: HeadsAndTails): Crowd[] {
  const users: { units: number; member: Member }[][] = resources.map(() => []);
  demands.forEach((list, activity) => {
    const duration = durations[activity] ?? 0;
    if (duration === 0) return;
    const member = { duration, head: heads[activity] ?? 0, tail: tails[activity] ?? 0 };
    for (const { resource, units } of list) users[resource]?.push({ units, member });
  });
  return users.flatMap((list, resource) => {
    const capacity = resources[resource]?.capacity ?? 1;
    const largestFirst = list.toSorted((a, b) => b.units - a.units);
    // The least demand for each number of places takes in the most members.
    const leastUnits = new Map(largestFirst.filter(({ units }) => units > 0).map(({ units }) => [Math.floor(capacity / units), units]));
    return [...leastUnits].map(([places, least]): Crowd => ({ places, members: largestFirst.filter(({ units }) => units >= least).map(({ member }) => member) }));
  });
}
