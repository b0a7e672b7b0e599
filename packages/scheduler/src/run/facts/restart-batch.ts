import type { AgentId, BatchId } from "../../plan/ids.ts";
import { followersOf } from "../followers-of.ts";
import { liveAttempt } from "../live-attempt.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Batch, BatchPhase } from "../run.ts";
import { changeAgent } from "./change-agent.ts";
import { endedStage } from "./ended-stage.ts";
import { reopenRun } from "./reopen-run.ts";
import { whyNotAgain } from "./why-not-again.ts";

interface Restart {
  readonly by: string;
  /** Who does it from here on; `null`: who did it before. */
  readonly agent: AgentId | null;
}

/**
 * Sends a batch and all that follows from it round again, whatever became of them. What runs is told to stop and goes
 * round once its runner has let go; what a person chose to skip stays skipped. O(batches).
 */
export function restartBatch(draft: RunDraft, id: BatchId, { by, agent, attempts }: Restart & { readonly attempts: number }): Refusal | null {
  const batch = draft.find(id);
  if (batch === undefined) return refuse("unknown-batch", `This run has no batch ${id}`);
  const refusal = agentRefusal(draft, id, agent) ?? timeRefusal(draft, batch, { by, agent, attempts }) ?? reopenRun(draft);
  if (refusal !== null) return refusal;
  sendBack(draft, id, { by, agent });
  if (agent !== null && liveAttempt(draft.batch(id)) === null) changeAgent(draft, id, agent);
  for (const follower of followersOf(draft.spec, id)) {
    if (!isSkippedByPerson(draft.batch(follower).phase)) sendBack(draft, follower, { by, agent: null });
  }
  return null;
}

function agentRefusal(draft: RunDraft, id: BatchId, agent: AgentId | null): Refusal | null {
  if (agent === null) return null;
  if (!Object.hasOwn(draft.spec.agents, agent)) return refuse("invalid-change", `This run has no agent ${agent}`);
  const { title, work } = draft.batchSpec(id);
  return work === "none" ? refuse("invalid-change", `${title} is a sync point, which no agent does`) : null;
}

function timeRefusal(draft: RunDraft, batch: Batch, { agent, attempts }: Restart & { readonly attempts: number }): Refusal | null {
  const { title, agent: present } = draft.batchSpec(batch.id);
  if (batch.attempts.length !== attempts) return refuse("not-now", `${title} has been tried again meanwhile; look at it again`);
  const isSame = agent === null || agent === present;
  const stage = liveAttempt(batch)?.stage;
  const stopping = stage?.kind === "running" ? stage.stopping : null;
  if (stopping?.kind === "restart" && stopping.agent === agent) return refuse("not-now", `${title} is already being restarted`);
  if (stopping?.kind === "race") return refuse("not-now", `${title} has lost its race`);
  const isUntaken = (stage?.kind === "offered" && stage.done === null) || (stage?.kind === "with-person" && stage.startedAt === null);
  const hasNotBegun = batch.phase.kind === "waiting" || batch.phase.kind === "delayed" || batch.phase.kind === "blocked" || isUntaken;
  if (hasNotBegun && isSame) return refuse("not-now", `${title} ${batch.phase.kind === "blocked" ? "is blocked" : "has not begun"}, so there is nothing to restart`);
  const reason = whyNotAgain(draft, batch.id);
  return reason === null ? null : refuse("not-now", reason);
}

function isSkippedByPerson(phase: BatchPhase): boolean {
  return phase.kind === "skipped" && phase.cause === "person";
}

function sendBack(draft: RunDraft, id: BatchId, { by, agent }: Restart): void {
  const batch = draft.batch(id);
  const live = liveAttempt(batch);
  if (live?.stage.kind === "running") {
    draft.setStage(id, { ...live.stage, stopping: { kind: "restart", by, agent } });
    // Its runner already has the order where somebody else stopped it before.
    if (live.stage.stopping === null) draft.commands.push({ type: "stop", attempt: live.id, epoch: live.epoch });
    return;
  }
  if (batch.phase.kind === "waiting") return;
  if (live !== null) draft.setStage(id, endedStage(live.stage, draft.at, { kind: "stopped", by }));
  draft.setPhase(id, { kind: "waiting" });
  draft.settleAttempts(id, batch.notes);
}
