import type { AgentId, BatchId } from "../../plan/ids.ts";
import type { RunDraft } from "../run-draft.ts";

/** Gives a batch on which nobody works to another agent, as a new revision of the spec. O(batches). */
export function changeAgent(draft: RunDraft, id: BatchId, agent: AgentId): void {
  const { spec } = draft;
  const work = spec.agents[agent]?.work;
  if (work === undefined || draft.batchSpec(id).agent === agent) return;
  const batches = spec.batches.map((batch) => (batch.id === id ? { ...batch, agent, work } : batch));
  draft.replaceSpec({ ...spec, revision: spec.revision + 1, batches });
}
