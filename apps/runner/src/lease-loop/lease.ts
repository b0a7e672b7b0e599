import type { LeaseTerms } from "../protocol.ts";

/**
 * How long the server still counts on this runner. It is renewed by an acknowledged message as of the moment when that
 * was sent, because the server may have recorded it any time after.
 */
export class Lease {
  readonly now: () => number;
  readonly #tell: (endMs: number) => void;
  #renewed: number | null = null;
  #lengthMs = Number.POSITIVE_INFINITY;
  #lateMs = 0;

  /** `now`: `Time.uptime`. `tell` hears, each time it changes, when somebody else has to end what the runner did not. */
  constructor(now: () => number, tell: (endMs: number) => void = () => undefined) {
    this.now = now;
    this.#tell = tell;
  }

  /** Learns the terms; the attempts must be gone `killMarginMs` before the server may give their work away. */
  agree({ lostAfterMs, killMarginMs }: Pick<LeaseTerms, "lostAfterMs" | "killMarginMs">): void {
    this.#lengthMs = lostAfterMs - killMarginMs;
    this.#lateMs = killMarginMs / 2;
  }

  /** `sent`: by `now`. */
  renew(sent: number): void {
    this.#renewed = sent;
    this.#tell(sent + this.#lengthMs + this.#lateMs);
  }

  /**
   * Whether work may be begun that the server has given to this runner no sooner than at `sent`, which is when it was
   * asked for, or later by how long the question is known to have waited. The server counts from some time after that; an
   * answer that took as long as the lease itself, or reached a runner that was frozen meanwhile, may name work that
   * another runner has by now. The lease then counts from `sent`, until the next sign of life renews it.
   */
  admits(sent: number): boolean {
    if (this.isLapsed() || this.now() - sent >= this.#lengthMs) return false;
    this.renew(Math.min(this.#renewed ?? sent, sent));
    return true;
  }

  /** How long a question for work may be kept open so that the answer can still be used. */
  longestWait(wantedMs: number): number {
    return Math.min(wantedMs, Math.floor(this.#lengthMs / 2));
  }

  /** How long to wait at most before the server is asked again: several tries fit into what is left of the lease. */
  get longestPauseMs(): number {
    return this.#lengthMs / 8;
  }

  /** Whether the attempts have to be ended now. Never before the first renewal. */
  isLapsed(): boolean {
    return this.#renewed !== null && this.now() - this.#renewed >= this.#lengthMs;
  }
}
