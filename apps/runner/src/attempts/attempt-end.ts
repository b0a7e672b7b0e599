/**
 * Why an attempt is ended before its work is done. `stop`: somebody asked for it. `timeout`: it took too long.
 * `lease`: the server was not heard for so long that it may give the work to another runner. `gone`: the server no
 * longer counts on it. `shutdown`: the runner itself ends.
 */
export type EndCause = "stop" | "timeout" | "lease" | "gone" | "shutdown";

/** The two things that can be asked of an attempt from outside: to end its work, and to say nothing more. */
export class AttemptEnd {
  readonly #ending = new AbortController();
  readonly #silencing = new AbortController();
  readonly #idle = Promise.withResolvers<void>();
  #cause: EndCause | null = null;
  #isGone = false;
  #isIdle = false;

  /** Ends the work, if it is not ended yet; the first cause counts. */
  request(cause: EndCause): void {
    this.#cause ??= cause;
    this.#isGone ||= cause === "gone";
    this.#ending.abort();
    if (cause === "gone") this.silence();
  }

  /** From now on nothing is sent of it by this process. */
  silence(): void {
    this.#silencing.abort();
  }

  /** No process of it lives any more. */
  markIdle(): void {
    this.#isIdle = true;
    this.#idle.resolve();
  }

  /** Resolves when no process of it lives any more. */
  get idle(): Promise<void> {
    return this.#idle.promise;
  }

  /** Whether its work goes on and nobody has asked to end it. */
  get isWorking(): boolean {
    return !this.#isIdle && this.#cause === null;
  }

  get cause(): EndCause | null {
    return this.#cause;
  }

  /** Whether the server wants to hear nothing of it, now or later. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Aborts when the work has to end. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /** Aborts when nothing more is to be sent. */
  get silencing(): AbortSignal {
    return this.#silencing.signal;
  }
}
