import type { BatchId, TaskId } from "../plan/ids.ts";
import type { BatchSpec, Exclusion, RunSpec } from "./run-spec.ts";

/** A run spec, looked at from the other side. */
export interface SpecIndex {
  readonly byRank: readonly BatchSpec[];
  readonly rankOf: ReadonlyMap<BatchId, number>;
  /** For each batch, by rank, how many different ones it needs. */
  readonly needCounts: Int32Array;
  /** For each batch, by rank, the ranks of those that need it. */
  readonly dependents: readonly (readonly number[])[];
  /** The batches that may not overlap with each batch, whichever of the two named the other. */
  readonly exclusions: ReadonlyMap<BatchId, readonly Exclusion[]>;
  /** All batches so that each comes after what it needs; those on a cycle are left out, they can never start. */
  readonly inNeedsOrder: () => readonly BatchSpec[];
  /** The batches of each task, in rank order. */
  readonly batchesOfTask: () => ReadonlyMap<TaskId, readonly BatchSpec[]>;
}

const known = new WeakMap<RunSpec, SpecIndex>();

/** Returns the index of a spec, made once per spec object. O(batches + needs + exclusions). */
export function specIndex(spec: RunSpec): SpecIndex {
  const found = known.get(spec);
  if (found !== undefined) return found;
  const made = makeIndex(spec);
  known.set(spec, made);
  return made;
}

/** The batch of a spec that has this id. */
export function batchSpecOf(spec: RunSpec, id: BatchId): BatchSpec | undefined {
  const { byRank, rankOf } = specIndex(spec);
  return byRank[rankOf.get(id) ?? -1];
}

function makeIndex(spec: RunSpec): SpecIndex {
  let order: readonly BatchSpec[] | null = null;
  let byTask: ReadonlyMap<TaskId, readonly BatchSpec[]> | null = null;
  const rankOf = new Map(spec.batches.map(({ id }, rank) => [id, rank]));
  return {
    byRank: spec.batches,
    rankOf,
    ...dependentsOf(spec, rankOf),
    exclusions: symmetricExclusions(spec, rankOf),
    // Only runs in which something failed ask for it, so it is not made for the others.
    inNeedsOrder: () => (order ??= needsOrder(spec)),
    batchesOfTask: () => (byTask ??= Map.groupBy(spec.batches, ({ task }) => task)),
  };
}

function dependentsOf({ batches }: RunSpec, rankOf: SpecIndex["rankOf"]): Pick<SpecIndex, "needCounts" | "dependents"> {
  const needCounts = new Int32Array(batches.length);
  const dependents: number[][] = batches.map(() => []);
  batches.forEach(({ needs }, rank) => {
    const distinct = needs.length < 2 ? needs : new Set(needs);
    for (const need of distinct) {
      needCounts[rank] = (needCounts[rank] ?? 0) + 1;
      dependents[rankOf.get(need) ?? -1]?.push(rank);
    }
  });
  return { needCounts, dependents };
}

function symmetricExclusions({ batches }: RunSpec, rankOf: SpecIndex["rankOf"]): ReadonlyMap<BatchId, readonly Exclusion[]> {
  const exclusions: Exclusion[][] = batches.map(() => []);
  // Filled only where the other side does not follow by itself: a frozen plan names each pair on both sides.
  const named = batches.map(({ excludes }) => new Set(excludes.length === 0 ? [] : excludes.map(({ batch }) => batch)));
  batches.forEach(({ id, excludes }, rank) => {
    for (const exclusion of excludes) {
      exclusions[rank]?.push(exclusion);
      const other = rankOf.get(exclusion.batch) ?? -1;
      if (named[other]?.has(id) === false) exclusions[other]?.push({ batch: id, path: exclusion.path });
    }
  });
  return new Map(batches.map(({ id }, rank) => [id, exclusions[rank] ?? []]));
}

/** Kahn's algorithm (1962). */
function needsOrder(spec: RunSpec): readonly BatchSpec[] {
  const missing = new Map(spec.batches.map((batch) => [batch.id, new Set(batch.needs).size]));
  const dependents = new Map<BatchId, BatchSpec[]>();
  for (const batch of spec.batches) {
    for (const need of new Set(batch.needs)) {
      const list = dependents.get(need);
      if (list === undefined) dependents.set(need, [batch]);
      else list.push(batch);
    }
  }
  const order = spec.batches.filter((batch) => batch.needs.length === 0);
  // The list grows while it is walked: that is the queue.
  for (const batch of order) {
    for (const dependent of dependents.get(batch.id) ?? []) {
      const left = (missing.get(dependent.id) ?? 0) - 1;
      missing.set(dependent.id, left);
      if (left === 0) order.push(dependent);
    }
  }
  return order;
}
