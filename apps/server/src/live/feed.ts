import { setTimeout } from "node:timers/promises";
import type { FeedItem } from "@planloom/api";

/** Tells everybody who looks at lists that something changed, so that they ask again. */
export interface Feed {
  publish(item: FeedItem): void;
  /** Ends when `signal` aborts. Items that mean the same are joined while the reader is busy or `pauseMs` lasts. */
  follow(signal: AbortSignal): AsyncIterable<FeedItem>;
}

/** `pauseMs`: how long a reader is left in peace after each delivery, so that a busy run does not flood it. */
export function createFeed(pauseMs: number): Feed {
  const readers = new Set<(item: FeedItem) => void>();
  return {
    publish(item) {
      for (const reader of readers) reader(item);
    },
    async *follow(signal) {
      const pending = new Map<string, FeedItem>();
      let wake: (() => void) | null = null;
      const reader = (item: FeedItem) => {
        pending.set(keyOf(item), item);
        wake?.();
      };
      const onAbort = () => wake?.();
      readers.add(reader);
      signal.addEventListener("abort", onAbort);
      try {
        while (!signal.aborted) {
          if (pending.size === 0) await new Promise<void>((resolve) => void (wake = resolve));
          const items = [...pending.values()];
          pending.clear();
          yield* items;
          await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
        }
      } finally {
        readers.delete(reader);
        signal.removeEventListener("abort", onAbort);
      }
    },
  };
}

function keyOf(item: FeedItem): string {
  switch (item.kind) {
    case "run":
      return `run ${item.run}`;
    case "plan":
      return `plan ${item.plan}`;
    case "server":
    case "fleet":
    case "secret":
      return item.kind;
  }
}
