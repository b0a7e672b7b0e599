import { batchSpecOf, hasBegun, type Run, type RunSpec } from "@planloom/scheduler";

/** What the run would do next. What has begun stays with whom it is with: a restart may have given it to another agent, of which no plan knows. */
export function nextSpec(spec: RunSpec, { spec: present, batches }: Run): RunSpec {
  const kept = spec.batches.map((batch) => {
    const found = batches[batch.id];
    const before = found !== undefined && hasBegun(found) ? batchSpecOf(present, batch.id) : undefined;
    return before === undefined ? batch : { ...batch, agent: before.agent, work: before.work };
  });
  return { ...spec, revision: present.revision + 1, batches: kept };
}
