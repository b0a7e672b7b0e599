import { type BatchId, batchSpecOf, type BatchSpec, type RunSpec } from "@planloom/scheduler";

/** The batches whose work comes together at a sync point, in rank order, and the sync points before them. */
export interface PacketInputs {
  readonly batches: readonly BatchSpec[];
  readonly boundary: readonly BatchId[];
}

/** Goes back from a sync point along what it needs, as far as the sync points before it. O(batches + needs). */
export function packetInputs(spec: RunSpec, { id: syncPoint, needs, failuresOf }: BatchSpec): PacketInputs {
  const found = new Set<BatchId>();
  const boundary = new Set<BatchId>();
  const open: BatchId[] = [...needs, ...failuresOf.flat()];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const batch = batchSpecOf(spec, id);
    if (batch === undefined || id === syncPoint || found.has(id)) continue;
    if (batch.work === "none") {
      boundary.add(id);
      continue;
    }
    found.add(id);
    open.push(...batch.needs, ...batch.failuresOf.flat());
  }
  return { batches: spec.batches.filter(({ id }) => found.has(id)), boundary: [...boundary].toSorted() };
}
