import type { RenewableResource } from "./scheduling-problem.ts";

/** Minutes below which two times are the same. */
const TOLERANCE = 1e-9;

/** How much of a resource is in use when, in exact times: steps, each from its time to that of the next. */
export class UsageProfile {
  readonly #capacity: number;
  readonly #times: number[] = [Number.NEGATIVE_INFINITY];
  /** Units in use from the time of the same place on. */
  readonly #used: number[] = [0];

  constructor({ capacity, closed }: RenewableResource) {
    this.#capacity = capacity;
    for (const { from, to } of closed) this.occupy(from, to - from, capacity);
  }

  /** The first time from `earliest` on from which so many units are free for so long. O(log steps + steps passed). */
  firstRoom(earliest: number, duration: number, units: number): number {
    let start = earliest;
    for (let step = this.#stepAt(start + TOLERANCE); (this.#times[step] ?? Number.POSITIVE_INFINITY) < start + duration - TOLERANCE; step += 1) {
      if ((this.#used[step] ?? 0) + units > this.#capacity) start = Math.max(start, this.#times[step + 1] ?? start);
    }
    return start;
  }

  /** O(steps). */
  occupy(start: number, duration: number, units: number): void {
    const first = this.#splitAt(start);
    const end = this.#splitAt(start + duration);
    for (let step = first; step < end; step += 1) this.#used[step] = (this.#used[step] ?? 0) + units;
  }

  /** The place of the step that begins at a time, made where there is none. */
  #splitAt(time: number): number {
    const step = this.#stepAt(time + TOLERANCE);
    if (Math.abs((this.#times[step] ?? 0) - time) <= TOLERANCE) return step;
    this.#times.splice(step + 1, 0, time);
    this.#used.splice(step + 1, 0, this.#used[step] ?? 0);
    return step + 1;
  }

  /** The place of the step in which a time lies. */
  #stepAt(time: number): number {
    let [from, to] = [0, this.#times.length - 1];
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if ((this.#times[middle] ?? 0) <= time) from = middle;
      else to = middle - 1;
    }
    return from;
  }
}
