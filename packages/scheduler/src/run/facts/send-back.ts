import type { BatchId } from "../../plan/ids.ts";
import type { RemarkTag } from "../coordination/coordination.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import { reopenRun } from "./reopen-run.ts";
import { tellConsumers } from "./send-to-rework.ts";

interface SendBack {
  /** How many attempts it had when they decided. */
  readonly attempts: number;
  readonly by: string;
  readonly notes: string | null;
  readonly tags: readonly RemarkTag[];
}

/** Sends accepted work back after all. What needs it and has begun goes on, with a hand-over; the rest waits again. */
export function sendBackAccepted(draft: RunDraft, id: BatchId, { attempts, by, notes, tags }: SendBack): Refusal | null {
  const batch = draft.find(id);
  if (batch === undefined) return refuse("unknown-batch", `This run has no batch ${id}`);
  const { title, work } = draft.batchSpec(id);
  const stage = batch.attempts.at(-1)?.stage;
  if (batch.phase.kind !== "accepted" || stage?.kind !== "ended") return refuse("not-now", `${title} is ${batch.phase.kind}; only accepted work can be sent back`);
  if (work === "none") return refuse("invalid-change", `${title} is a sync point: nobody did anything that could be sent back`);
  if (batch.attempts.length !== attempts) return refuse("not-now", `${title} has been tried again meanwhile; look at it again`);
  const refusal = reopenRun(draft);
  if (refusal !== null) return refusal;
  draft.setPhase(id, { kind: "waiting" });
  draft.sendBack(id, { by, notes, tags });
  tellConsumers(draft, id, stage.endedAt);
  return null;
}
