import type { Direction, Network } from "../network.ts";
import type { SchedulingProblem } from "../scheduling-problem.ts";

/** A problem in whole periods, as the propagation reads it. */
export interface WholeProblem extends Pick<SchedulingProblem, "resources" | "demands"> {
  readonly durations: Int32Array;
  readonly network: Network;
  readonly heads: Int32Array;
  /** What follows the end of each activity. */
  readonly tails: Int32Array;
}

/**
 * Tries to show that no schedule ends within a horizon (destructive improvement: Klein and Scholl, 1999). From the
 * horizon follow windows for all activities; they are narrowed until nothing changes: along the links; for pairs that
 * cannot overlap and fit in one order only (immediate selection: Carlier and Pinson, 1989); and by the energy that
 * activities need in an interval wherever they are placed in their windows (energetic reasoning: Erschler, Lopez and
 * Thuriot, 1991; Baptiste, Le Pape and Nuijten, 1999). An empty window or an overloaded interval is the refutation.
 */
export class HorizonRefuter {
  /** Elementary steps so far: a measure of the time it took that is the same on every machine. */
  steps = 0;
  readonly #problem: WholeProblem;
  readonly #users: readonly User[][];
  /** Pairs that share a resource that cannot carry both, and are not in order by the links. Flat: one, other, one, other … */
  readonly #pairs: Int32Array;
  /** Earliest starts and latest ends. */
  readonly #earliest: Int32Array;
  readonly #latest: Int32Array;

  constructor(problem: WholeProblem) {
    const count = problem.durations.length;
    this.#problem = problem;
    this.#earliest = new Int32Array(count);
    this.#latest = new Int32Array(count);
    this.#users = problem.resources.map((_, resource) =>
      problem.demands.flatMap((list, activity) => {
        const units = list.reduce((sum, demand) => sum + (demand.resource === resource ? demand.units : 0), 0);
        return units > 0 && (problem.durations[activity] ?? 0) > 0 ? [{ activity, units }] : [];
      }),
    );
    this.#pairs = incompatiblePairs(problem, this.#users);
  }

  /** Whether no schedule ends by `horizon`. `false` means: not shown. Stops trying after so many steps. */
  refutes(horizon: number, stepLimit: number): boolean {
    const { durations, heads, tails } = this.#problem;
    for (let activity = 0; activity < durations.length; activity += 1) {
      this.#earliest[activity] = heads[activity] ?? 0;
      this.#latest[activity] = horizon - (tails[activity] ?? 0);
    }
    const end = this.steps + stepLimit;
    let outcome: Outcome = "changed";
    while (outcome === "changed" && this.steps < end) {
      outcome = this.#propagateLinks();
      if (outcome !== "refuted") outcome = stronger(outcome, this.#propagatePairs());
      if (outcome === "unchanged") outcome = this.#propagateEnergy(end);
    }
    return outcome === "refuted";
  }

  #propagateLinks(): Outcome {
    const { durations, network } = this.#problem;
    const { topological, forward, backward } = network;
    const before = totalOf(this.#earliest) - totalOf(this.#latest);
    for (const activity of topological) {
      this.#earliest[activity] = Math.max(this.#earliest[activity] ?? 0, latestOf(forward, activity, (other, lag) => (this.#earliest[other] ?? 0) + (durations[other] ?? 0) + lag));
    }
    for (let position = topological.length - 1; position >= 0; position -= 1) {
      const activity = topological[position] ?? 0;
      const latest = -latestOf(backward, activity, (other, lag) => lag + (durations[other] ?? 0) - (this.#latest[other] ?? 0));
      this.#latest[activity] = Math.min(this.#latest[activity] ?? 0, latest);
    }
    this.steps += 2 * (topological.length + forward.others.length);
    for (let activity = 0; activity < durations.length; activity += 1) {
      if ((this.#earliest[activity] ?? 0) + (durations[activity] ?? 0) > (this.#latest[activity] ?? 0)) return "refuted";
    }
    return totalOf(this.#earliest) - totalOf(this.#latest) === before ? "unchanged" : "changed";
  }

  #propagatePairs(): Outcome {
    const { durations } = this.#problem;
    const pairs = this.#pairs;
    let outcome: Outcome = "unchanged";
    this.steps += pairs.length;
    for (let index = 0; index < pairs.length; index += 2) {
      const one = pairs[index] ?? 0;
      const other = pairs[index + 1] ?? 0;
      const both = (durations[one] ?? 0) + (durations[other] ?? 0);
      const oneFirst = (this.#earliest[one] ?? 0) + both <= (this.#latest[other] ?? 0);
      const otherFirst = (this.#earliest[other] ?? 0) + both <= (this.#latest[one] ?? 0);
      if (!oneFirst && !otherFirst) return "refuted";
      if (oneFirst !== otherFirst && (oneFirst ? this.#order(one, other) : this.#order(other, one))) outcome = "changed";
    }
    return outcome;
  }

  #order(first: number, second: number): boolean {
    const { durations } = this.#problem;
    const start = (this.#earliest[first] ?? 0) + (durations[first] ?? 0);
    const end = (this.#latest[second] ?? 0) - (durations[second] ?? 0);
    const isNews = start > (this.#earliest[second] ?? 0) || end < (this.#latest[first] ?? 0);
    this.#earliest[second] = Math.max(this.#earliest[second] ?? 0, start);
    this.#latest[first] = Math.min(this.#latest[first] ?? 0, end);
    return isNews;
  }

  #propagateEnergy(end: number): Outcome {
    let outcome: Outcome = "unchanged";
    for (const [resource, users] of this.#users.entries()) {
      const capacity = this.#problem.resources[resource]?.capacity ?? 0;
      if (users.reduce((total, { units }) => total + units, 0) <= capacity) continue;
      const { begins, ends } = this.#boundaries(users);
      for (const from of begins) {
        if (this.steps > end) return outcome;
        for (const to of ends) {
          if (to <= from) continue;
          const room = capacity * (to - from) - this.#energyIn(users, from, to);
          if (room < 0) return "refuted";
          if (this.#narrow(users, { from, to, room })) outcome = "changed";
        }
      }
    }
    return outcome;
  }

  #boundaries(users: readonly User[]): { begins: number[]; ends: number[] } {
    const { durations } = this.#problem;
    const begins = new Set<number>();
    const ends = new Set<number>();
    for (const { activity } of users) {
      const earliest = this.#earliest[activity] ?? 0;
      const latest = this.#latest[activity] ?? 0;
      const duration = durations[activity] ?? 0;
      begins.add(earliest).add(latest - duration);
      ends.add(latest).add(earliest + duration);
    }
    return { begins: [...begins], ends: [...ends] };
  }

  #energyIn(users: readonly User[], from: number, to: number): number {
    let energy = 0;
    this.steps += users.length;
    for (const { activity, units } of users) energy += units * this.#leastTime(activity, from, to);
    return energy;
  }

  /** The least time an activity spends in an interval, wherever it lies in its window. */
  #leastTime(activity: number, from: number, to: number): number {
    const duration = this.#problem.durations[activity] ?? 0;
    const fromLeft = (this.#earliest[activity] ?? 0) + duration - from;
    const fromRight = to - (this.#latest[activity] ?? 0) + duration;
    return Math.max(0, Math.min(duration, to - from, fromLeft, fromRight));
  }

  /** Moves what cannot begin, or end, as early or late as its window says, since there is too little room left for it. */
  #narrow(users: readonly User[], { from, to, room }: { from: number; to: number; room: number }): boolean {
    let changed = false;
    this.steps += users.length;
    for (const { activity, units } of users) {
      const duration = this.#problem.durations[activity] ?? 0;
      const available = room + units * this.#leastTime(activity, from, to);
      const earliest = this.#earliest[activity] ?? 0;
      const latest = this.#latest[activity] ?? 0;
      const whenFirst = Math.min(earliest + duration, to) - Math.max(earliest, from);
      if (earliest < to && units * whenFirst > available) {
        this.#earliest[activity] = Math.max(earliest, Math.ceil(to - available / units));
        changed ||= this.#earliest[activity] !== earliest;
      }
      const whenLast = Math.min(latest, to) - Math.max(latest - duration, from);
      if (latest > from && units * whenLast > available) {
        this.#latest[activity] = Math.min(latest, Math.floor(from + available / units));
        changed ||= this.#latest[activity] !== latest;
      }
    }
    return changed;
  }
}

type Outcome = "unchanged" | "changed" | "refuted";

interface User {
  readonly activity: number;
  readonly units: number;
}

function stronger(one: Outcome, other: Outcome): Outcome {
  return one === "unchanged" ? other : other === "refuted" ? other : one;
}

function latestOf({ offsets, others, lags }: Direction, activity: number, time: (other: number, lag: number) => number): number {
  let latest = Number.NEGATIVE_INFINITY;
  for (let arc = offsets[activity] ?? 0, last = offsets[activity + 1] ?? 0; arc < last; arc += 1) latest = Math.max(latest, time(others[arc] ?? 0, lags[arc] ?? 0));
  return latest;
}

function totalOf(numbers: Int32Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function incompatiblePairs({ network, resources }: WholeProblem, users: readonly (readonly User[])[]): Int32Array {
  const count = network.topological.length;
  const after = descendants(network);
  const isPair = new Uint8Array(count * count);
  const pairs: number[] = [];
  users.forEach((list, resource) => {
    const capacity = resources[resource]?.capacity ?? 0;
    for (const [index, one] of list.entries()) {
      for (const other of list.slice(index + 1)) {
        const key = one.activity * count + other.activity;
        if (one.units + other.units <= capacity || isPair[key] === 1) continue;
        if (after[one.activity]?.has(other.activity) === true || after[other.activity]?.has(one.activity) === true) continue;
        isPair[key] = 1;
        pairs.push(one.activity, other.activity);
      }
    }
  });
  return Int32Array.from(pairs);
}

function descendants({ topological, backward }: Network): Set<number>[] {
  const after: Set<number>[] = Array.from(topological, () => new Set());
  for (const activity of topological.toReversed()) {
    for (let arc = backward.offsets[activity] ?? 0, last = backward.offsets[activity + 1] ?? 0; arc < last; arc += 1) {
      const other = backward.others[arc] ?? 0;
      after[activity]?.add(other);
      for (const further of after[other] ?? []) after[activity]?.add(further);
    }
  }
  return after;
}
