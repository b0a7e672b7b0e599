import type { Network } from "../network.ts";
import { networkOf } from "../network.ts";
import type { SchedulingProblem } from "../scheduling-problem.ts";
import { PIN_WEIGHT } from "../scheduling-problem.ts";
import type { Decoder } from "./decoder.ts";
import { IndexHeap } from "./index-heap.ts";
import { Supply } from "./supply.ts";

/** Instants closer than this are one: minutes. */
const INSTANT = 1e-9;

/**
 * The parallel schedule generation scheme (Kelley, 1963; Kolisch, 1996): time goes from one instant to the next, and at
 * each of them everything that may start does, in the order given. This is how a run dispatches, too. It knows all a
 * problem can hold: closed hours, choices, setups. Pinned activities come first of all when their time has come, but
 * nothing is kept free for them.
 *
 * An activity that finds no room waits with the first resource that is short, so that an instant costs no more than
 * what its ends set free: around O((activities + links) × log activities) for a pass.
 */
export class DispatchDecoder implements Decoder {
  readonly activities: number;
  readonly network: Network;
  readonly reversible: boolean;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  makespan = 0;
  cost = 0;
  readonly #problem: SchedulingProblem;
  readonly #supply: Supply;
  readonly #open: Int32Array;
  readonly #ready: Float64Array;
  readonly #ranks: Float64Array;
  /** Running, by their ends. */
  readonly #running: IndexHeap;
  /** What only has to wait for its time, by that time. */
  readonly #coming: IndexHeap;
  /** What may start at this instant, by rank. */
  readonly #eligible: IndexHeap;
  /** For each supply what waits for it, by rank. */
  readonly #waiting: readonly IndexHeap[];
  /** The supplies that something waits for and of which something was set free at this instant. */
  readonly #freed: number[] = [];
  readonly #isFreed: Uint8Array;

  constructor(problem: SchedulingProblem, network: Network = networkOf(problem)) {
    const count = problem.durations.length;
    this.#problem = problem;
    this.activities = count;
    this.network = network;
    const isReleased = problem.releases?.some((time) => time > 0) ?? false;
    const isPinned = problem.pins?.some((pin) => !Number.isNaN(pin)) ?? false;
    // Between two contexts a setup comes just before the second; what has none may lie between, and from the back it would come before that.
    const isSetUpLater = problem.resources.some(({ setup }) => setup > 0) && (problem.contexts?.includes(-1) ?? false);
    this.reversible = !isReleased && !isPinned && !isSetUpLater && problem.resources.every(({ closed }) => closed.length === 0);
    this.starts = new Float64Array(count);
    this.ends = new Float64Array(count);
    this.#supply = new Supply(problem);
    this.#open = new Int32Array(count);
    this.#ready = new Float64Array(count);
    this.#ranks = new Float64Array(count);
    this.#running = new IndexHeap(this.ends);
    this.#coming = new IndexHeap(this.#ready);
    this.#eligible = new IndexHeap(this.#ranks);
    this.#waiting = Array.from({ length: this.#supply.count }, () => new IndexHeap(this.#ranks));
    this.#isFreed = new Uint8Array(this.#supply.count);
  }

  get chosen(): Int32Array {
    return this.#supply.chosen;
  }

  decode(order: Int32Array, backward: boolean, limit: number): boolean {
    this.#reset(order, backward);
    const { tails } = backward ? this.network.backward : this.network.forward;
    /** Activities and what each is short of, by turns. */
    const aside: number[] = [];
    let makespan = 0;
    let started = 0;
    while (this.#running.size > 0 || this.#coming.size > 0) {
      const now = Math.min(this.#running.topKey(), this.#coming.topKey());
      while (this.#running.topKey() <= now + INSTANT) this.#finish(this.#running.pop(), backward, now);
      while (this.#coming.topKey() <= now + INSTANT) this.#eligible.push(this.#coming.pop());
      for (let activity = this.#takeNext(); activity >= 0; activity = this.#takeNext()) {
        const outcome = this.#supply.take(activity, now, !backward);
        if (outcome === "short") {
          // Of a supply that is looked through at this instant, what it has been too little for comes back at its end.
          if (this.#isFreed[this.#supply.missing] === 1) aside.push(activity, this.#supply.missing);
          else this.#waiting[this.#supply.missing]?.push(activity);
        } else if (outcome === "closed") {
          this.#ready[activity] = this.#supply.opening;
          this.#coming.push(activity);
        } else {
          const start = now + this.#supply.setup;
          if (start + (tails[activity] ?? 0) > limit) return false;
          this.starts[activity] = start;
          const end = start + (this.#problem.durations[activity] ?? 0);
          this.ends[activity] = end;
          if (end > makespan) makespan = end;
          this.#running.push(activity);
          started += 1;
        }
      }
      for (let place = 0; place < aside.length; place += 2) this.#waiting[aside[place + 1] ?? 0]?.push(aside[place] ?? 0);
      aside.length = 0;
      this.#forgetFreed();
    }
    if (started < this.activities) throw new Error("An activity demands more than there is");
    this.makespan = makespan;
    this.cost = makespan + (backward ? 0 : PIN_WEIGHT * this.#lateness());
    return true;
  }

  writeReverseOrder(placed: Int32Array, out: Int32Array): void {
    const place = new Int32Array(placed.length);
    placed.forEach((activity, position) => {
      place[activity] = position;
    });
    out.set(placed);
    out.sort((a, b) => (this.ends[b] ?? 0) - (this.ends[a] ?? 0) || (place[b] ?? 0) - (place[a] ?? 0));
  }

  #reset(order: Int32Array, backward: boolean): void {
    const { offsets } = backward ? this.network.backward : this.network.forward;
    const { pins, releases } = this.#problem;
    for (const heap of [this.#running, this.#coming, this.#eligible, ...this.#waiting]) heap.clear();
    this.#forgetFreed();
    this.#supply.reset();
    order.forEach((activity, position) => {
      const pin = backward ? Number.NaN : (pins?.[activity] ?? Number.NaN);
      this.#ranks[activity] = Number.isNaN(pin) ? position : position - order.length;
      this.#ready[activity] = backward ? 0 : Math.max(releases?.[activity] ?? 0, Number.isNaN(pin) ? 0 : pin);
      this.#open[activity] = (offsets[activity + 1] ?? 0) - (offsets[activity] ?? 0);
    });
    for (let activity = 0; activity < order.length; activity += 1) if (this.#open[activity] === 0) this.#coming.push(activity);
  }

  #finish(activity: number, backward: boolean, now: number): void {
    this.#supply.give(activity, this.#noteFreed);
    const { offsets, others, lags } = backward ? this.network.forward : this.network.backward;
    for (let arc = offsets[activity] ?? 0, last = offsets[activity + 1] ?? 0; arc < last; arc += 1) {
      const other = others[arc] ?? 0;
      this.#ready[other] = Math.max(this.#ready[other] ?? 0, now + (lags[arc] ?? 0));
      const left = (this.#open[other] ?? 0) - 1;
      this.#open[other] = left;
      if (left === 0) this.#coming.push(other);
    }
  }

  readonly #noteFreed = (supply: number): void => {
    if (this.#isFreed[supply] === 1 || (this.#waiting[supply]?.size ?? 0) === 0) return;
    this.#isFreed[supply] = 1;
    this.#freed.push(supply);
  };

  #forgetFreed(): void {
    for (const supply of this.#freed) this.#isFreed[supply] = 0;
    this.#freed.length = 0;
  }

  /** The first in rank of all that may start: what has just become eligible, and what waits for something that was freed. */
  #takeNext(): number {
    let first = this.#eligible;
    for (const supply of this.#freed) {
      const queue = this.#waiting[supply];
      if (queue !== undefined && queue.topKey() < first.topKey() && this.#supply.isAvailable(supply)) first = queue;
    }
    return first.pop();
  }

  #lateness(): number {
    let lateness = 0;
    this.#problem.pins?.forEach((pin, activity) => {
      if (!Number.isNaN(pin)) lateness += Math.max(0, (this.starts[activity] ?? 0) - pin);
    });
    return lateness;
  }
}
