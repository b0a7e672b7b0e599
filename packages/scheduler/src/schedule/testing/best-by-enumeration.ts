import { rateSolution } from "../rate-solution.ts";
import type { SchedulingProblem } from "../scheduling-problem.ts";

/**
 * The least cost of a plain problem in whole minutes, by placing its activities in every order that keeps the links,
 * each at the first minute with room. Only for a handful of activities.
 */
export function bestByEnumeration(problem: SchedulingProblem): number {
  const count = problem.durations.length;
  const starts = new Float64Array(count);
  const isPlaced = new Uint8Array(count);
  let best = Number.POSITIVE_INFINITY;
  const place = (placed: number): void => {
    if (placed === count) {
      best = Math.min(best, rateSolution(problem, starts, new Int32Array(count).fill(-1)).cost);
      return;
    }
    for (let activity = 0; activity < count; activity += 1) {
      const isNext = isPlaced[activity] === 0 && problem.links.every(({ from, to }) => to !== activity || isPlaced[from] === 1);
      if (!isNext) continue;
      starts[activity] = firstRoom(problem, { starts, isPlaced }, activity);
      isPlaced[activity] = 1;
      place(placed + 1);
      isPlaced[activity] = 0;
    }
  };
  place(0);
  return best;
}

function firstRoom(problem: SchedulingProblem, { starts, isPlaced }: { starts: Float64Array; isPlaced: Uint8Array }, activity: number): number {
  const end = (other: number): number => (starts[other] ?? 0) + (problem.durations[other] ?? 0);
  const duration = problem.durations[activity] ?? 0;
  const hasRoomAt = (minute: number): boolean =>
    (problem.demands[activity] ?? []).every(({ resource, units }) => {
      const unitsOf = (other: number): number => (problem.demands[other] ?? []).reduce((sum, demand) => sum + (demand.resource === resource ? demand.units : 0), 0);
      const used = [...isPlaced.keys()].filter((other) => isPlaced[other] === 1 && (starts[other] ?? 0) <= minute && end(other) > minute).reduce((sum, other) => sum + unitsOf(other), 0);
      return used + units <= (problem.resources[resource]?.capacity ?? 0);
    });
  let start = problem.links.reduce((earliest, { from, to }) => (to === activity ? Math.max(earliest, end(from)) : earliest), 0);
  for (let minute = start; minute < start + duration; minute += 1) if (!hasRoomAt(minute)) start = minute + 1;
  return start;
}
