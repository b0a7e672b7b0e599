/** Lets tests wait for a condition instead of for a time. */
export class Watch {
  readonly #waiters = new Set<() => void>();

  /** Something may have changed. */
  notify(): void {
    for (const look of this.#waiters) look();
  }

  /** Resolves once the condition holds, or the signal aborts. */
  until(condition: () => boolean, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition() && !signal?.aborted) return;
        this.#waiters.delete(look);
        resolve();
      };
      this.#waiters.add(look);
      signal?.addEventListener("abort", look, { once: true });
      look();
    });
  }
}
