import type { WorkOrder } from "@planloom/api";
import { unavailabilityOf } from "@planloom/db";
import { type AttemptReport, batchSpecOf, type Fence, fencedAttempt, type RunId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { AttemptTokens } from "../auth/attempt-tokens.ts";
import type { AdvancedRun } from "../engine/live-run.ts";
import type { Engine } from "../engine/live-runs.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import { traceparentOf } from "../traces/trace-ids.ts";
import { buildWorkOrder } from "./build-work-order.ts";

export interface OrderParts {
  readonly engine: Engine;
  readonly plans: FrozenPlans;
  readonly attemptTokens: AttemptTokens;
  /** Whether commands are told of the trace they are part of. */
  readonly isTraced: boolean;
  readonly logger: Logger;
}

/** The orders for attempts that a runner has claimed and still holds. */
export async function ordersFor(parts: OrderParts, { id, planId, planRevision, state }: Pick<AdvancedRun, "id" | "planId" | "planRevision" | "state">, fences: readonly Fence[]): Promise<WorkOrder[]> {
  if (fences.length === 0) return [];
  try {
    const plan = await parts.plans.find({ id, planId, planRevision, revision: state.spec.revision });
    return fences.flatMap((fence) => {
      const attempt = fencedAttempt(state, fence);
      const spec = attempt === null ? undefined : batchSpecOf(state.spec, attempt.batch);
      return attempt?.stage.kind !== "running" || spec === undefined ? [] : [buildWorkOrder({ run: id, state, plan, spec, attempt, token: parts.attemptTokens.issue({ run: id, ...fence }), traceparent: parts.isTraced ? traceparentOf(id, fence) : null })];
    });
  } catch (error) {
    // What passes is left to the runner's next greeting, or to the lease.
    if (unavailabilityOf(error) === null) await giveUp(parts, id, { fences, error });
    throw error;
  }
}

/** Fails what can never be ordered. Otherwise it would be lost, offered and claimed once a minute without an end. */
async function giveUp({ engine }: OrderParts, id: RunId, { fences, error }: { fences: readonly Fence[]; error: unknown }): Promise<void> {
  const message = `The server cannot say what is to be done: ${error instanceof Error ? error.message : String(error)}`;
  const report: AttemptReport = { outcome: { kind: "error", message }, acceptance: null, outputs: [], missingOutputs: [] };
  await engine.apply(id, fences.map(({ attempt, epoch }) => ({ fact: { type: "attempt.reported", attempt, epoch, report } })));
}
