import { aborted } from "../aborted.ts";
import type { AttemptEnd } from "./attempt-end.ts";

/**
 * Room for so many attempts with processes. A greeting may bring orders of an answer that was lost when others have
 * taken their places: those wait until one of the others has ended.
 */
export class Places {
  readonly #capacity: number;
  #taken = 0;
  /** Oldest first. */
  readonly #waiting = new Set<() => void>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Resolves when there is room for the attempt, or at once where it has to end; it then has its place until it is idle. */
  async take(end: AttemptEnd): Promise<void> {
    while (this.#taken >= this.#capacity && !end.ending.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      await Promise.race([promise, aborted(end.ending)]);
      this.#waiting.delete(resolve);
    }
    this.#taken += 1;
    void end.idle.then(() => this.#giveBack());
  }

  #giveBack(): void {
    this.#taken -= 1;
    const [first] = this.#waiting;
    if (first === undefined) return;
    this.#waiting.delete(first);
    first();
  }
}
