import { readyTime } from "../ready-time.ts";
import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";

/** Delays a waiting batch that has what it needs and whose time has not come. Returns whether it did. */
export function holdBack(draft: RunDraft, spec: BatchSpec): boolean {
  const ready = readyTime(draft.run, spec);
  if (ready === null || ready.at <= draft.at) return false;
  draft.waitUntil(spec.id, { kind: "delayed", until: ready.at });
  return true;
}
