import type { WorkOrder } from "@planloom/api";
import { type Database, type OpenOffer, openOffers, unavailabilityOf } from "@planloom/db";
import { attemptId, type AttemptReport, liveAttempt, type RunId, runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { AdvancedRun } from "../engine/advance-run.ts";
import type { ApplyEvents } from "../engine/apply-event.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import type { AttemptTokens } from "../auth/attempt-tokens.ts";
import { buildWorkOrder } from "./build-work-order.ts";
import type { Grants } from "./grants.ts";

export interface ClaimParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly engine: ApplyEvents;
  readonly plans: FrozenPlans;
  readonly grants: Grants;
  readonly attemptTokens: AttemptTokens;
  readonly logger: Logger;
}

/** Another runner may be faster; then there may still be offers behind those it took. */
const TRIES = 3;

/**
 * Claims up to `free` offered attempts for a runner, fairly over all runs, and returns their orders. What it returns is
 * claimed: the runner holds it until it reports or falls silent. A run that cannot be moved is passed over, so that its
 * offers, which stay the oldest, do not keep the others from being worked on.
 */
export async function claimWork(parts: ClaimParts, runner: string, free: number): Promise<WorkOrder[]> {
  const except: RunId[] = [];
  const limit = await parts.grants.places(runner, free);
  if (limit === 0) return [];
  for (let tried = 0; tried < TRIES; ) {
    const offers = await openOffers(parts.db, parts.workspaceId, { limit, except });
    const passedOver = except.length;
    const orders: WorkOrder[] = [];
    for (const [id, ofRun] of byRun(offers)) {
      const claimed = await claimFromRun(parts, { id, offers: ofRun, runner });
      if (claimed === null) except.push(id);
      else orders.push(...claimed);
    }
    if (orders.length > 0 || offers.length === 0) return orders;
    if (except.length === passedOver) tried += 1;
  }
  return [];
}

interface RunClaim {
  readonly id: RunId;
  readonly offers: readonly OpenOffer[];
  readonly runner: string;
}

/** The orders for what of a run could be claimed; `null` where the run cannot be moved. */
async function claimFromRun(parts: ClaimParts, { id, offers, runner }: RunClaim): Promise<WorkOrder[] | null> {
  try {
    const advanced = await parts.engine.apply(
      id,
      offers.map(({ attemptId: attempt, epoch }) => ({ fact: { type: "attempt.claimed", attempt: attemptId(attempt), epoch, runner } })),
    );
    const claimed = offers.filter((_offer, index) => advanced?.outcomes[index]?.kind === "applied");
    return advanced === null || claimed.length === 0 ? [] : await ordersOf(parts, advanced, claimed);
  } catch (error) {
    parts.logger.error({ err: error, run: id }, "work could not be claimed");
    return null;
  }
}

async function ordersOf(parts: ClaimParts, { id, planId, planRevision, state }: AdvancedRun, claimed: readonly OpenOffer[]): Promise<WorkOrder[]> {
  try {
    const plan = await parts.plans.find(planId, planRevision);
    const attempts = new Set(claimed.map((offer) => offer.attemptId));
    return state.spec.batches.flatMap((spec) => {
      const batch = state.batches[spec.id];
      const attempt = batch === undefined ? null : liveAttempt(batch);
      return attempt !== null && attempts.has(attempt.id) ? [buildWorkOrder({ run: id, state, plan, spec, attempt, token: parts.attemptTokens.issue({ run: id, attempt: attempt.id, epoch: attempt.epoch }) })] : [];
    });
  } catch (error) {
    // What passes is left to the lease: it runs out, and the work is offered again.
    if (unavailabilityOf(error) === null) await giveUp(parts, id, { claimed, error });
    throw error;
  }
}

/** Fails what can never be ordered. Otherwise it would be lost, offered and claimed once a minute without an end. */
async function giveUp({ engine }: ClaimParts, id: RunId, { claimed, error }: { claimed: readonly OpenOffer[]; error: unknown }): Promise<void> {
  const message = `The server cannot say what is to be done: ${error instanceof Error ? error.message : String(error)}`;
  const report: AttemptReport = { outcome: { kind: "error", message }, acceptance: null, outputs: [], missingOutputs: [] };
  await engine.apply(
    id,
    claimed.map(({ attemptId: attempt, epoch }) => ({ fact: { type: "attempt.reported", attempt: attemptId(attempt), epoch, report } })),
  );
}

function byRun(offers: readonly OpenOffer[]): Map<RunId, OpenOffer[]> {
  const grouped = new Map<RunId, OpenOffer[]>();
  for (const offer of offers) {
    const id = runId(offer.runId);
    grouped.set(id, [...(grouped.get(id) ?? []), offer]);
  }
  return grouped;
}
