import type { WorkOrder } from "@planloom/api";
import { makeBrief } from "@planloom/briefing";
import { unavailabilityOf } from "@planloom/db";
import { type AttemptReport, batchSpecOf, type Fence, fencedAttempt, type RunId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { AttemptTokens } from "../auth/attempt-tokens.ts";
import type { AdvancedRun } from "../engine/live-run.ts";
import type { Engine } from "../engine/live-runs.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import { SecretFault, secretsOfOrder } from "../secrets/secrets-of-order.ts";
import type { SecretVault } from "../secrets/secret-vault.ts";
import { traceparentOf } from "../traces/trace-ids.ts";
import { buildWorkOrder } from "./build-work-order.ts";
import type { SentBriefs } from "./sent-briefs.ts";

export interface OrderParts {
  readonly engine: Engine;
  readonly plans: Pick<FrozenPlans, "find">;
  readonly attemptTokens: AttemptTokens;
  readonly vault: Pick<SecretVault, "open" | "noteUse">;
  readonly briefs: Pick<SentBriefs, "note">;
  /** Whether commands are told of the trace they are part of. */
  readonly isTraced: boolean;
  readonly logger: Logger;
}

/** The orders for attempts that a runner has claimed and still holds. */
export async function ordersFor(parts: OrderParts, { id, planId, planRevision, state }: Pick<AdvancedRun, "id" | "planId" | "planRevision" | "state">, fences: readonly Fence[]): Promise<WorkOrder[]> {
  if (fences.length === 0) return [];
  try {
    const [plan, open] = await Promise.all([parts.plans.find({ id, planId, planRevision, revision: state.spec.revision }), parts.vault.open()]);
    const orders: WorkOrder[] = [];
    for (const fence of fences) {
      const attempt = fencedAttempt(state, fence);
      const spec = attempt === null ? undefined : batchSpecOf(state.spec, attempt.batch);
      if (attempt?.stage.kind !== "running" || spec === undefined) continue;
      const secrets = secretsOfOrder(open, { plan, spec });
      if (secrets instanceof SecretFault) await giveUp(parts, id, { fences: [fence], message: secrets.message });
      else {
        const brief = attempt.stage.done === null ? makeBrief({ plan, run: state, spec, attempt }) : null;
        if (brief !== null) parts.briefs.note({ runId: id, attemptId: attempt.id, text: brief.text, carried: brief.carried, at: parts.engine.time() });
        orders.push(buildWorkOrder({ run: id, state, plan, spec, attempt, secrets, brief: brief?.text ?? "", token: parts.attemptTokens.issue({ run: id, ...fence }), traceparent: parts.isTraced ? traceparentOf(id, fence) : null }));
      }
    }
    await noteSecrets(parts, orders);
    return orders;
  } catch (error) {
    // What passes is left to the runner's next greeting, or to the lease.
    if (unavailabilityOf(error) === null) await giveUp(parts, id, { fences, message: `The server cannot say what is to be done: ${error instanceof Error ? error.message : String(error)}` });
    throw error;
  }
}

/** Nobody waits for work because it cannot be written down which secrets it uses. */
async function noteSecrets({ vault, logger }: OrderParts, orders: readonly WorkOrder[]): Promise<void> {
  const names = new Set(orders.flatMap(({ secrets }) => Object.keys(secrets)));
  await vault.noteUse([...names]).catch((error: unknown) => logger.warn({ err: error }, "the use of secrets could not be noted"));
}

/** Fails what can never be ordered. Otherwise it would be lost, offered and claimed once a minute without an end. */
async function giveUp({ engine }: OrderParts, id: RunId, { fences, message }: { fences: readonly Fence[]; message: string }): Promise<void> {
  const report: AttemptReport = { outcome: { kind: "error", message }, acceptance: null, outputs: [], missingOutputs: [], account: null };
  await engine.apply(id, fences.map(({ attempt, epoch }) => ({ fact: { type: "attempt.reported", attempt, epoch, report } })));
}
