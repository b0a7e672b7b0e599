import { setImmediate } from "node:timers/promises";

/** A thread, or the way back from one. */
export interface Port {
  postMessage(message: unknown): void;
}

export type LargeMessage<Value> =
  /** The value with its long lists and tables empty. */
  | { readonly kind: "frame"; readonly value: Value }
  /** Some entries of the list or table at `path`, in order. */
  | { readonly kind: "piece"; readonly path: readonly string[]; readonly entries: readonly (readonly [key: string, value: unknown])[] }
  | { readonly kind: "end" };

/** What is copied at once: about 2 ms of batches. */
const PIECE = 200;
/** Lists further down are short. */
const DEEPEST = 3;

/**
 * Sends plain data to a thread piece by piece. A message is copied as a whole by whoever posts it, 60 ms for a run of
 * 10,000 batches and as much for its spec; in pieces, other work goes on between two of them. The value must stay as it
 * is until the promise resolves.
 */
export async function sendLarge(port: Port, value: object): Promise<void> {
  const parts: { readonly path: readonly string[]; readonly entries: readonly (readonly [string, unknown])[] }[] = [];
  const frame = (part: object, path: readonly string[]): object => {
    const entries = Object.entries(part);
    const kept = entries.length <= PIECE ? entries : [];
    if (kept.length < entries.length) parts.push({ path, entries });
    const framed = kept.map(([key, inner]): [string, unknown] => [key, path.length < DEEPEST && typeof inner === "object" && inner !== null ? frame(inner, [...path, key]) : inner]);
    return Array.isArray(part) ? framed.map(([, inner]) => inner) : Object.fromEntries(framed);
  };
  port.postMessage({ kind: "frame", value: frame(value, []) });
  for (const { path, entries } of parts) {
    for (let from = 0; from < entries.length; from += PIECE) {
      await setImmediate();
      port.postMessage({ kind: "piece", path, entries: entries.slice(from, from + PIECE) });
    }
  }
  port.postMessage({ kind: "end" });
}
