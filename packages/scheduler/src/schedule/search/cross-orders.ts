import type { Direction, Network } from "../network.ts";
import type { Random } from "./random.ts";

/** The stretch of the first parent that is rearranged, as a share of all activities. */
const STRETCH = { least: 0.1, most: 0.65 } as const;
/** How often a child gets a shift of its own, and how far it goes at most. */
const SHIFT = { chance: 0.4, reach: 20 } as const;

/**
 * The two-point crossover of Debels and Vanhoucke (2005): a stretch of the father's order is put into the order those
 * activities have in the mother; before and behind it nothing changes. What both keep, the child keeps.
 */
export class Crossover {
  readonly #network: Network;
  readonly #random: Random;
  readonly #inStretch: Uint8Array;

  constructor(network: Network, random: Random) {
    this.#network = network;
    this.#random = random;
    this.#inStretch = new Uint8Array(network.topological.length);
  }

  cross(father: Int32Array, mother: Int32Array, child: Int32Array): void {
    const count = father.length;
    const share = STRETCH.least + this.#random.next() * (STRETCH.most - STRETCH.least);
    const length = Math.min(count, Math.max(2, Math.floor(count * share)));
    const from = this.#random.below(count - length + 1);
    const inStretch = this.#inStretch;
    inStretch.fill(0);
    for (let position = from; position < from + length; position += 1) inStretch[father[position] ?? 0] = 1;
    child.set(father);
    let next = from;
    for (let position = 0; position < count; position += 1) {
      const activity = mother[position] ?? 0;
      if (inStretch[activity] === 1) child[next++] = activity;
    }
  }

  /** Now and then moves one activity to another place, as far as its links allow (the shift of Boctor, 1996). */
  mutate(order: Int32Array, backward: boolean): void {
    if (this.#random.next() >= SHIFT.chance) return;
    const { forward, backward: behind } = this.#network;
    const [before, after] = backward ? [behind, forward] : [forward, behind];
    const from = this.#random.below(order.length);
    const activity = order[from] ?? 0;
    let first = from;
    while (first > 0 && from - first < SHIFT.reach && !isLinked(before, activity, order[first - 1] ?? 0)) first -= 1;
    let last = from;
    while (last < order.length - 1 && last - from < SHIFT.reach && !isLinked(after, activity, order[last + 1] ?? 0)) last += 1;
    const to = first + this.#random.below(last - first + 1);
    if (to < from) order.copyWithin(to + 1, to, from);
    else order.copyWithin(from, from + 1, to + 1);
    order[to] = activity;
  }
}

function isLinked({ offsets, others }: Direction, activity: number, other: number): boolean {
  for (let arc = offsets[activity] ?? 0, last = offsets[activity + 1] ?? 0; arc < last; arc += 1) if (others[arc] === other) return true;
  return false;
}
