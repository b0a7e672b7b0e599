import type { LeaseTerms } from "../protocol.ts";

/** Two clocks, in milliseconds: one that is never set, and one that goes on while the machine sleeps. */
export interface Clocks {
  readonly monotonic: () => number;
  readonly wall: () => number;
}

const MACHINE_CLOCKS: Clocks = { monotonic: () => performance.now(), wall: () => Date.now() };

export interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

/**
 * How long the server still counts on this runner. It is renewed by an acknowledged message as of the moment when that
 * was sent, because the server may have recorded it any time after. The longer of the two clocks counts: one stands
 * still while the machine sleeps, the other may be set.
 */
export class Lease {
  readonly #clocks: Clocks;
  #renewed: Moment | null = null;
  #lengthMs = Number.POSITIVE_INFINITY;

  constructor(clocks: Clocks = MACHINE_CLOCKS) {
    this.#clocks = clocks;
  }

  now(): Moment {
    return { monotonic: this.#clocks.monotonic(), wall: this.#clocks.wall() };
  }

  /** Learns the terms; the attempts must be gone `killMarginMs` before the server may give their work away. */
  agree({ lostAfterMs, killMarginMs }: Pick<LeaseTerms, "lostAfterMs" | "killMarginMs">): void {
    this.#lengthMs = lostAfterMs - killMarginMs;
  }

  renew(sent: Moment): void {
    this.#renewed = sent;
  }

  /** Whether the attempts have to be ended now. Never before the first renewal. */
  isLapsed(): boolean {
    if (this.#renewed === null) return false;
    const { monotonic, wall } = this.now();
    return Math.max(monotonic - this.#renewed.monotonic, wall - this.#renewed.wall) >= this.#lengthMs;
  }
}
