import type { LeaseTerms } from "../protocol.ts";

/**
 * How long the server still counts on this runner. It is renewed by an acknowledged message as of the moment when that
 * was sent, because the server may have recorded it any time after.
 */
export class Lease {
  readonly now: () => number;
  #renewed: number | null = null;
  #lengthMs = Number.POSITIVE_INFINITY;

  /** `now`: `Time.uptime`. */
  constructor(now: () => number) {
    this.now = now;
  }

  /** Learns the terms; the attempts must be gone `killMarginMs` before the server may give their work away. */
  agree({ lostAfterMs, killMarginMs }: Pick<LeaseTerms, "lostAfterMs" | "killMarginMs">): void {
    this.#lengthMs = lostAfterMs - killMarginMs;
  }

  /** `sent`: by `now`. */
  renew(sent: number): void {
    this.#renewed = sent;
  }

  /** Whether the attempts have to be ended now. Never before the first renewal. */
  isLapsed(): boolean {
    return this.#renewed !== null && this.now() - this.#renewed >= this.#lengthMs;
  }
}
