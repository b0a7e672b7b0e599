import type { Decoder } from "./decoder.ts";

/** A schedule as the search remembers it: what it costs, and the order in which to place its activities from the other end. */
export interface Candidate {
  cost: number;
  /**
   * Tells apart schedules of the same cost: the sum of all ends, so that the more compact one is preferred, plus a
   * little that makes the same number a sign of the same schedule.
   */
  compactness: number;
  readonly order: Int32Array;
}

export function emptyCandidate(activities: number): Candidate {
  return { cost: Number.POSITIVE_INFINITY, compactness: Number.POSITIVE_INFINITY, order: new Int32Array(activities) };
}

/** Takes over what the decoder has just made of `placed`. */
export function rememberPass(decoder: Decoder, placed: Int32Array, weights: Float64Array, into: Candidate): void {
  const { starts, ends } = decoder;
  let compactness = 0;
  for (let activity = 0; activity < ends.length; activity += 1) compactness += (ends[activity] ?? 0) + (weights[activity] ?? 0) * (starts[activity] ?? 0);
  into.cost = decoder.cost;
  into.compactness = compactness;
  decoder.writeReverseOrder(placed, into.order);
}

export function copyCandidate(from: Candidate, to: Candidate): void {
  to.cost = from.cost;
  to.compactness = from.compactness;
  to.order.set(from.order);
}

export function isBetter(one: Candidate, other: Candidate): boolean {
  return one.cost < other.cost || (one.cost === other.cost && one.compactness < other.compactness);
}

/** The two populations of the search: member i of one was made from member i of the other, or has outlived it. */
export class Populations {
  readonly forward: Candidate[] = [];
  readonly backward: Candidate[] = [];

  get size(): number {
    return this.backward.length;
  }

  side(backward: boolean): Candidate[] {
    return backward ? this.backward : this.forward;
  }

  /** Whether this schedule is already among those of its direction. */
  holds({ cost, compactness }: Candidate, backward: boolean): boolean {
    return this.side(backward).some((member) => member.compactness === compactness && member.cost === cost);
  }

  /** Lets the worst pairs go until `size` are left. */
  shrink(size: number): void {
    while (this.size > size) {
      let worst = 0;
      for (let pair = 1; pair < this.size; pair += 1) if (this.#rank(pair) > this.#rank(worst)) worst = pair;
      for (const side of [this.forward, this.backward]) {
        const last = side.pop();
        if (last !== undefined && worst < side.length) side[worst] = last;
      }
    }
  }

  /** By the better half of the pair, then by the other. */
  #rank(pair: number): number {
    const one = this.forward[pair]?.cost ?? 0;
    const other = this.backward[pair]?.cost ?? 0;
    return Math.min(one, other) * 1e6 + Math.max(one, other);
  }
}
