import type { BatchId, BlockerId } from "../../plan/ids.ts";
import { changeAgent } from "../facts/change-agent.ts";
import { isSatisfied } from "../is-satisfied.ts";
import { isFinalStatus } from "../live-attempt.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Blocker, Resolution } from "./coordination.ts";
import { stoppingBlockers } from "./open-blockers.ts";

/** Gets a blocker out of the way: its batch goes on once it has no other one, and its next attempt is told how. */
export function resolveBlocker(draft: RunDraft, id: BlockerId, { resolution, by }: { readonly resolution: Resolution; readonly by: string }): Refusal | null {
  const { coordination } = draft.run;
  const blocker = coordination.blockers.find((one) => one.id === id);
  if (blocker === undefined) return refuse("invalid-change", `This run has no blocker ${id}`);
  if (blocker.resolved !== null) return refuse("not-now", `${blocker.resolved.by} has resolved it already`);
  const refusal = resolutionRefusal(draft, blocker, resolution);
  if (refusal !== null) return refusal;
  const resolved = { ...blocker, resolved: { ...resolution, by, at: draft.at } };
  draft.setCoordination({ ...coordination, blockers: coordination.blockers.map((one) => (one === blocker ? resolved : one)) });
  if (blocker.batch !== null) tellNext(draft, blocker.batch, { blocker, resolution });
  return null;
}

function resolutionRefusal(draft: RunDraft, { batch }: Blocker, { how }: Resolution): Refusal | null {
  if (how.kind === "decision" && how.entry !== null && !draft.run.coordination.board.some((entry) => entry.id === how.entry)) return refuse("invalid-change", `There is no entry ${how.entry} on the board`);
  if (how.kind !== "owner") return null;
  if (!Object.hasOwn(draft.spec.agents, how.agent)) return refuse("invalid-change", `This run has no agent ${how.agent}`);
  if (batch === null || draft.find(batch)?.phase.kind !== "blocked") return refuse("not-now", "Only a batch that is blocked can be handed to another agent");
  return draft.batchSpec(batch).work === "none" ? refuse("invalid-change", "A sync point is done by no agent") : null;
}

/**
 * The next attempt is told, also where the one that asked still runs or is being stopped; a batch that was blocked goes
 * on. A run that is over stays as it is: should somebody take it up again, the brief tells what was answered.
 */
function tellNext(draft: RunDraft, id: BatchId, { blocker, resolution }: { readonly blocker: Blocker; readonly resolution: Resolution }): void {
  const batch = draft.find(id);
  if (batch === undefined || isSatisfied(batch.phase) || isFinalStatus(draft.status)) return;
  if (resolution.text !== "") draft.noteForNext(id, [...(batch.notes === null ? [] : [batch.notes]), `${blocker.title}: ${resolution.text}`].join("\n\n"));
  if (batch.phase.kind !== "blocked") return;
  if (resolution.how.kind === "owner") changeAgent(draft, id, resolution.how.agent);
  if (!stoppingBlockers(draft.run.coordination).some((other) => other.batch === id)) draft.setPhase(id, { kind: "waiting" });
}
