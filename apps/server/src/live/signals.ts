import type { Time } from "../engine/time.ts";

/** Something that can be waited for inside this process. */
export type Topic =
  /** There may be something to claim. */
  | "work"
  /** A runner has something to stop. */
  | `stop:${string}`
  /** A run has new events. */
  | `run:${string}`
  /** The log of an attempt has grown: `log:<run>/<attempt>`. */
  | `log:${string}`;

/**
 * Wakes who waits, in this process. It carries no data: whoever is woken reads the database, which is the truth, and
 * polls it as well, because another server may have written.
 */
export interface Signals {
  notify(topic: Topic): void;
  subscribe(topics: readonly Topic[]): Subscription;
}

export interface Subscription {
  /** Resolves once a topic was notified since the last wait, `timeoutMs` have passed, or `signal` aborts. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<void>;
  end(): void;
}

export function createSignals(time: Time): Signals {
  const listeners = new Map<Topic, Set<() => void>>();
  return {
    notify(topic) {
      for (const listener of listeners.get(topic) ?? []) listener();
    },
    subscribe(topics) {
      let notified = false;
      let wake: (() => void) | null = null;
      const listener = () => {
        notified = true;
        wake?.();
      };
      for (const topic of topics) listeners.set(topic, (listeners.get(topic) ?? new Set()).add(listener));
      return {
        async wait(timeoutMs, signal) {
          if (!notified && !signal.aborted) {
            const { promise, resolve } = Promise.withResolvers<void>();
            wake = resolve;
            const onAbort = () => resolve();
            const cancel = time.after(timeoutMs, resolve);
            signal.addEventListener("abort", onAbort, { once: true });
            await promise;
            cancel();
            signal.removeEventListener("abort", onAbort);
            wake = null;
          }
          notified = false;
        },
        end() {
          for (const topic of topics) {
            const set = listeners.get(topic);
            set?.delete(listener);
            if (set?.size === 0) listeners.delete(topic);
          }
        },
      };
    },
  };
}
