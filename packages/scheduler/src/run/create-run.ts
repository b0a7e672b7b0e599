import type { BatchId } from "../plan/ids.ts";
import type { RunSpec } from "./run-spec.ts";
import type { Batch, Run } from "./run.ts";

/**
 * Returns a run that has not started: every batch waits. Throws when the spec names a batch, resource or agent that
 * it does not have, or a batch twice; `freezePlan` never makes such a spec.
 */
export function createRun(spec: RunSpec): Run {
  assertWhole(spec);
  const batches: Record<BatchId, Batch> = {};
  for (const { id } of spec.batches) {
    batches[id] = { id, phase: { kind: "waiting" }, attempts: [], notes: null, settledAttempts: 0 };
  }
  return { spec, status: "created", startedAt: null, endedAt: null, reason: null, nextEpoch: 1, batches };
}

function assertWhole(spec: RunSpec): void {
  const ids = new Set(spec.batches.map((batch) => batch.id));
  if (ids.size !== spec.batches.length) throw new Error("The run spec has a batch twice");
  for (const batch of spec.batches) {
    const named = [...batch.needs, ...batch.excludes.map((exclusion) => exclusion.batch)];
    const missing = named.find((id) => !ids.has(id));
    if (missing !== undefined) throw new Error(`Batch ${batch.id} names batch ${missing}, which the run spec lacks`);
    const use = batch.uses.find(({ resource }) => !Object.hasOwn(spec.resources, resource));
    if (use !== undefined) throw new Error(`Batch ${batch.id} uses resource ${use.resource}, which the run spec lacks`);
    if (batch.agent !== null && !Object.hasOwn(spec.agents, batch.agent)) {
      throw new Error(`Batch ${batch.id} belongs to agent ${batch.agent}, which the run spec lacks`);
    }
  }
}
