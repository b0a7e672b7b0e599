import type { BatchId } from "../plan/ids.ts";
import type { BatchSpec, Exclusion, RunSpec } from "./run-spec.ts";

/** A run spec, looked at from the other side. */
export interface SpecIndex {
  readonly byId: ReadonlyMap<BatchId, BatchSpec>;
  /** The batches that may not overlap with each batch, whichever of the two named the other. */
  readonly exclusions: ReadonlyMap<BatchId, readonly Exclusion[]>;
  /** All batches so that each comes after what it needs; those on a cycle are left out, they can never start. */
  readonly inNeedsOrder: () => readonly BatchSpec[];
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

function makeIndex(spec: RunSpec): SpecIndex {
  let order: readonly BatchSpec[] | null = null;
  return {
    byId: new Map(spec.batches.map((batch) => [batch.id, batch])),
    exclusions: symmetricExclusions(spec),
    // Only runs in which something failed ask for it, so it is not made for the others.
    inNeedsOrder: () => (order ??= needsOrder(spec)),
  };
}

function symmetricExclusions(spec: RunSpec): ReadonlyMap<BatchId, readonly Exclusion[]> {
  const byBatch = new Map<BatchId, Map<BatchId, Exclusion>>();
  const add = (batch: BatchId, exclusion: Exclusion) => {
    const others = byBatch.get(batch) ?? new Map<BatchId, Exclusion>();
    if (!others.has(exclusion.batch)) others.set(exclusion.batch, exclusion);
    byBatch.set(batch, others);
  };
  for (const batch of spec.batches) {
    for (const exclusion of batch.excludes) {
      add(batch.id, exclusion);
      add(exclusion.batch, { batch: batch.id, path: exclusion.path });
    }
  }
  return new Map([...byBatch].map(([batch, others]) => [batch, [...others.values()]]));
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
