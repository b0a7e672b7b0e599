import { ApiError, type SentBrief } from "@planloom/api";
import { makeBrief } from "@planloom/briefing";
import { type AttemptId, type BatchId, batchSpecOf, entryId, liveAttempt, type Run, type RunId } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import type { SentBriefs } from "../runners/sent-briefs.ts";

interface BriefParts {
  readonly engine: Engine;
  readonly plans: Pick<FrozenPlans, "find">;
  readonly briefs: Pick<SentBriefs, "find">;
}

interface Wanted {
  readonly run: RunId;
  readonly batch: BatchId;
  readonly attempt: AttemptId | null;
}

/** What whoever works on an attempt was told, or would be told now where nothing was sent. */
export async function briefOfAttempt({ engine, plans, briefs }: BriefParts, wanted: Wanted): Promise<SentBrief> {
  const at = await engine.read(wanted.run);
  const spec = at === null ? undefined : batchSpecOf(at.state.spec, wanted.batch);
  if (at === null || spec === undefined) throw new ApiError("not-found", "This run has no such batch.");
  const attempt = attemptOf(at.state, wanted);
  const sent = attempt === null ? null : await briefs.find({ runId: wanted.run, attemptId: attempt.id });
  if (sent !== null && attempt !== null) return { kind: "sent", attempt: attempt.id, text: sent.text, characters: sent.text.length, carried: sent.carried.map(entryId), at: sent.at };
  if (spec.work === "none") throw new ApiError("invalid", `${spec.title} is a sync point: nobody is told anything.`);
  const { planId, planRevision, state } = at;
  const plan = await plans.find({ id: wanted.run, planId, planRevision, revision: state.spec.revision });
  const { text, carried } = makeBrief({ plan, run: state, spec, attempt });
  return { kind: "foreseen", attempt: attempt?.id ?? null, text, characters: text.length, carried: [...carried], at: null };
}

/** The attempt that is meant; `null`: the next one. */
function attemptOf({ batches }: Run, { batch: id, attempt }: Wanted) {
  const batch = batches[id];
  if (batch === undefined) return null;
  if (attempt === null) return isOver(batch.phase.kind) ? (batch.attempts.at(-1) ?? null) : liveAttempt(batch);
  const found = batch.attempts.find((one) => one.id === attempt);
  if (found === undefined) throw new ApiError("not-found", "This batch has no such attempt.");
  return found;
}

function isOver(phase: Run["batches"][BatchId]["phase"]["kind"]): boolean {
  return phase === "accepted" || phase === "failed" || phase === "stopped" || phase === "skipped";
}
