import { makeBrief } from "@planloom/briefing";
import { batchSpecOf, type Fence, fencedAttempt, type RunId } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import type { SentBriefs } from "../runners/sent-briefs.ts";

interface KeepParts {
  readonly engine: Engine;
  readonly plans: Pick<FrozenPlans, "find">;
  readonly briefs: Pick<SentBriefs, "note">;
}

/** Keeps the brief of work that waits for a person and is about to be taken, or done without that: what they were shown. Nothing where somebody has taken it before. */
export async function keepPersonsBrief({ engine, plans, briefs }: KeepParts, { run, ...fence }: Fence & { readonly run: RunId }): Promise<void> {
  const at = await engine.read(run);
  const attempt = at === null ? null : fencedAttempt(at.state, fence);
  const spec = at === null || attempt === null ? undefined : batchSpecOf(at.state.spec, attempt.batch);
  if (at === null || attempt?.stage.kind !== "with-person" || attempt.stage.by !== null || spec === undefined) return;
  const { planId, planRevision, state } = at;
  const plan = await plans.find({ id: run, planId, planRevision, revision: state.spec.revision });
  const { text, carried } = makeBrief({ plan, run: state, spec, attempt });
  briefs.note({ runId: run, attemptId: attempt.id, text, carried, at: engine.time() });
}
