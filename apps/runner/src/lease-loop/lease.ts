import { uptime } from "node:os";
import type { LeaseTerms } from "../protocol.ts";

/**
 * Milliseconds since the machine was started: goes on while it sleeps, and cannot be set. The time of day can, and a
 * clock that is put right by a minute would end every attempt; the clock of `performance` stands still in sleep.
 */
const sinceStart = (): number => uptime() * 1_000;

/**
 * How long the server still counts on this runner. It is renewed by an acknowledged message as of the moment when that
 * was sent, because the server may have recorded it any time after.
 */
export class Lease {
  readonly now: () => number;
  #renewed: number | null = null;
  #lengthMs = Number.POSITIVE_INFINITY;

  constructor(now: () => number = sinceStart) {
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
