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

/** How much the batches of a run hold up. */
export interface HoldUps {
  /** What waits for a batch. O(batches + needs). */
  readonly of: (id: BatchId) => HoldUp;
  /** All that is not over, with the longest chain through it. O(batches + needs) once. */
  readonly whole: () => HoldUp;
}

/** Says how much the batches of a run hold up. What is over waits for nothing. */
export function holdUps({ spec, batches }: Run): HoldUps {
  const { byRank, rankOf, links: { links } } = specIndex(spec);
  const isOpen = (rank: number): boolean => {
    const id = byRank[rank]?.id;
    const batch = id === undefined ? undefined : batches[id];
    return batch !== undefined && !isOver(batch.phase);
  };
  const waitersOf = (rank: number): readonly number[] => (links[rank] ?? []).flatMap(({ target }) => (isOpen(target) ? [target] : []));
  const minutes = new Map<number, number>();
  const minutesFrom = (rank: number): number => (byRank[rank]?.estimateMinutes ?? 0) + (minutes.get(rank) ?? 0);
  // Each chain is known once those after it are, so what is looked at stays on the stack until then.
  const minutesAfter = (from: number): number => {
    const stack = [from];
    while (stack.length > 0) {
      const rank = stack.at(-1) ?? from;
      const waiters = waitersOf(rank);
      const depth = stack.length;
      if (!minutes.has(rank)) for (const waiter of waiters) if (!minutes.has(waiter)) stack.push(waiter);
      if (stack.length > depth) continue;
      minutes.set(rank, waiters.reduce((longest, waiter) => Math.max(longest, minutesFrom(waiter)), 0));
      stack.pop();
    }
    return minutes.get(from) ?? 0;
  };
  const wholeOf = (): HoldUp => {
    const open = byRank.flatMap((_, rank) => (isOpen(rank) ? [rank] : []));
    return { batches: open.length, minutes: open.reduce((longest, rank) => Math.max(longest, (byRank[rank]?.estimateMinutes ?? 0) + minutesAfter(rank)), 0) };
  };
  let whole: HoldUp | null = null;
  return {
    of: (id) => {
      const from = rankOf.get(id);
      if (from === undefined) return NO_HOLD_UP;
      const reached = new Set([from]);
      // The set grows while it is walked: each batch is looked at once.
      for (const rank of reached) for (const waiter of waitersOf(rank)) reached.add(waiter);
      return { batches: reached.size - 1, minutes: minutesAfter(from) };
    },
    whole: () => (whole ??= wholeOf()),
  };
}
