import type { BatchId } from "../plan/ids.ts";
import { isOver } from "../run/is-satisfied.ts";
import type { Run } from "../run/run.ts";
import { specIndex } from "../run/spec-index.ts";

/** What cannot start before something about one batch is decided. */
export interface HoldUp {
  /** The batches that wait for it, directly or through others, without itself. */
  readonly batches: number;
  /** The longest chain of estimates among those, in minutes: so long the run still takes after the decision, at least. */
  readonly minutes: number;
}

export const NO_HOLD_UP: HoldUp = { batches: 0, minutes: 0 };

/**
 * Makes the function that says how much one batch of a run holds up. What is over waits for nothing. O(batches + needs)
 * for each batch that is asked about.
 */
export function holdUps({ spec, batches }: Run): (id: BatchId) => HoldUp {
  const { byRank, rankOf, links: { links } } = specIndex(spec);
  const isOpen = (rank: number): boolean => {
    const id = byRank[rank]?.id;
    const batch = id === undefined ? undefined : batches[id];
    return batch !== undefined && !isOver(batch.phase);
  };
  const waitersOf = (rank: number): readonly number[] => (links[rank] ?? []).flatMap(({ target }) => (isOpen(target) ? [target] : []));
  const minutes = new Map<number, number>();
  // Each chain is known once those after it are, so what is looked at stays on the stack until then.
  const minutesAfter = (from: number): number => {
    const stack = [from];
    while (stack.length > 0) {
      const rank = stack.at(-1) ?? from;
      const waiters = waitersOf(rank);
      const unknown = minutes.has(rank) ? [] : waiters.filter((waiter) => !minutes.has(waiter));
      if (unknown.length > 0) {
        stack.push(...unknown);
        continue;
      }
      minutes.set(rank, Math.max(0, ...waiters.map((waiter) => (byRank[waiter]?.estimateMinutes ?? 0) + (minutes.get(waiter) ?? 0))));
      stack.pop();
    }
    return minutes.get(from) ?? 0;
  };
  return (id) => {
    const from = rankOf.get(id);
    if (from === undefined) return NO_HOLD_UP;
    const reached = new Set([from]);
    // The set grows while it is walked: each batch is looked at once.
    for (const rank of reached) for (const waiter of waitersOf(rank)) reached.add(waiter);
    return { batches: reached.size - 1, minutes: minutesAfter(from) };
  };
}
