import type { RunDraft } from "../run-draft.ts";
import { beginPause } from "./begin-pause.ts";
import type { BatchSpec } from "../run-spec.ts";

/**
 * Gives a batch up until a person decides. A critical one pauses the run; what an isolated one does to its dependents
 * is a standing rule, see `skip-doomed`.
 */
export function failBatch(draft: RunDraft, spec: BatchSpec, message: string): void {
  draft.setPhase(spec.id, { kind: "failed", at: draft.at, message });
  if (spec.onFailure === "critical" && draft.status === "running") {
    beginPause(draft, { policy: draft.spec.pause, reason: `${spec.title} failed: ${message}` });
  }
}
