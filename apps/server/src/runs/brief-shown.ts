import { makeBrief } from "@planloom/briefing";
import type { AttemptBrief } from "@planloom/db";
import { batchSpecOf, type Fence, fencedAttempt, type RunId } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";

interface ShownParts {
  readonly engine: Engine;
  readonly plans: Pick<FrozenPlans, "find">;
}

/** The brief of work that waits for a person and is about to be taken, or done without that: what they are shown. `null` where somebody has taken it before. */
export async function briefShown({ engine, plans }: ShownParts, { run, ...fence }: Fence & { readonly run: RunId }): Promise<AttemptBrief | null> {
  const at = await engine.read(run);
  const attempt = at === null ? null : fencedAttempt(at.state, fence);
  const spec = at === null || attempt === null ? undefined : batchSpecOf(at.state.spec, attempt.batch);
  if (at === null || attempt?.stage.kind !== "with-person" || attempt.stage.by !== null || spec === undefined) return null;
  const { planId, planRevision, state } = at;
  const plan = await plans.find({ id: run, planId, planRevision, revision: state.spec.revision });
  const { text, carried } = makeBrief({ plan, run: state, spec, attempt });
  return { runId: run, attemptId: attempt.id, text, carried, at: engine.time() };
}
