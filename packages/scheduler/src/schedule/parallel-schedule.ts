import type { SchedulingProblem } from "./scheduling-problem.ts";

/**
 * The parallel schedule generation scheme (Kelley, 1963; Kolisch, 1996): time goes from one end of an activity to the
 * next, and at each of these instants everything that may start does, in the order of `priority`. This is how a run
 * dispatches, too. Returns the start of every activity, minutes. O(instants × ready activities).
 */
export function parallelSchedule(problem: SchedulingProblem, priority: readonly number[]): Float64Array {
  const { durations, predecessors } = problem;
  const starts = new Float64Array(durations.length).fill(Number.NaN);
  const open = predecessors.map((list) => list.length);
  const rank = new Float64Array(durations.length);
  priority.forEach((activity, position) => {
    rank[activity] = position;
  });
  const successors: number[][] = predecessors.map(() => []);
  predecessors.forEach((list, activity) => {
    for (const predecessor of list) successors[predecessor]?.push(activity);
  });
  const room = new Room(problem);
  let ready = priority.filter((activity) => open[activity] === 0);
  let running: { activity: number; end: number }[] = [];
  for (let now = 0; ready.length > 0 || running.length > 0; ) {
    const waiting: number[] = [];
    for (const activity of ready) {
      if (room.fits(activity)) {
        room.enter(activity);
        starts[activity] = now;
        running.push({ activity, end: now + (durations[activity] ?? 0) });
      } else waiting.push(activity);
    }
    if (running.length === 0) throw new Error("An activity demands more than there is");
    now = running.reduce((least, { end }) => Math.min(least, end), Number.POSITIVE_INFINITY);
    const freed: number[] = [];
    const instant = now;
    running = running.filter(({ activity, end }) => {
      if (end > instant) return true;
      room.leave(activity);
      for (const successor of successors[activity] ?? []) {
        const left = (open[successor] ?? 0) - 1;
        open[successor] = left;
        if (left === 0) freed.push(successor);
      }
      return false;
    });
    ready = freed.length === 0 ? waiting : [...waiting, ...freed].toSorted((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
  }
  return starts;
}

/** What is taken at the present instant. */
class Room {
  readonly #problem: SchedulingProblem;
  readonly #free: number[];
  readonly #excluded: Int32Array;

  constructor(problem: SchedulingProblem) {
    this.#problem = problem;
    this.#free = [...problem.capacities];
    this.#excluded = new Int32Array(problem.durations.length);
  }

  fits(activity: number): boolean {
    if (this.#excluded[activity] !== 0) return false;
    return (this.#problem.uses[activity] ?? []).every(({ resource, units }) => (this.#free[resource] ?? 0) >= units);
  }

  enter(activity: number): void {
    this.#move(activity, 1);
  }

  leave(activity: number): void {
    this.#move(activity, -1);
  }

  #move(activity: number, direction: 1 | -1): void {
    for (const { resource, units } of this.#problem.uses[activity] ?? []) this.#free[resource] = (this.#free[resource] ?? 0) - direction * units;
    for (const other of this.#problem.exclusions[activity] ?? []) this.#excluded[other] = (this.#excluded[other] ?? 0) + direction;
  }
}
