import type { WorkOrder } from "@planloom/api";
import { type Database, type OpenOffer, openOffers } from "@planloom/db";
import { attemptId, liveAttempt, type RunId, runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { AdvancedRun } from "../engine/advance-run.ts";
import type { ApplyEvents } from "../engine/apply-event.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import { buildWorkOrder } from "./build-work-order.ts";

export interface ClaimParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly engine: ApplyEvents;
  readonly plans: FrozenPlans;
  readonly logger: Logger;
}

/** Another runner may be faster; then there may still be offers behind those it took. */
const TRIES = 3;

/**
 * Claims up to `free` offered attempts for a runner, fairly over all runs, and returns their orders. What it returns is
 * claimed: the runner holds it until it reports or falls silent.
 */
export async function claimWork(parts: ClaimParts, runner: string, free: number): Promise<WorkOrder[]> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const offers = await openOffers(parts.db, parts.workspaceId, free);
    const orders: WorkOrder[] = [];
    for (const [id, ofRun] of byRun(offers)) orders.push(...(await claimFromRun(parts, { id, offers: ofRun, runner })));
    if (orders.length > 0 || offers.length === 0) return orders;
  }
  return [];
}

interface RunClaim {
  readonly id: RunId;
  readonly offers: readonly OpenOffer[];
  readonly runner: string;
}

async function claimFromRun({ engine, plans, logger }: ClaimParts, { id, offers, runner }: RunClaim): Promise<WorkOrder[]> {
  try {
    const advanced = await engine.apply(
      id,
      offers.map(({ attemptId: attempt, epoch }) => ({ fact: { type: "attempt.claimed", attempt: attemptId(attempt), epoch, runner } })),
    );
    return advanced === null ? [] : await ordersOf(advanced, plans, offers);
  } catch (error) {
    // One run that cannot be moved must not keep the others from being worked on.
    logger.error({ err: error, run: id }, "work could not be claimed");
    return [];
  }
}

async function ordersOf({ id, planId, planRevision, state, outcomes }: AdvancedRun, plans: FrozenPlans, offers: readonly OpenOffer[]): Promise<WorkOrder[]> {
  const claimed = new Set(offers.filter((_offer, index) => outcomes[index]?.kind === "applied").map((offer) => offer.attemptId));
  if (claimed.size === 0) return [];
  const plan = await plans.find(planId, planRevision);
  return state.spec.batches.flatMap((spec) => {
    const batch = state.batches[spec.id];
    const attempt = batch === undefined ? null : liveAttempt(batch);
    return attempt !== null && claimed.has(attempt.id) ? [buildWorkOrder({ run: id, state, plan, spec, attempt })] : [];
  });
}

function byRun(offers: readonly OpenOffer[]): Map<RunId, OpenOffer[]> {
  const grouped = new Map<RunId, OpenOffer[]>();
  for (const offer of offers) {
    const id = runId(offer.runId);
    grouped.set(id, [...(grouped.get(id) ?? []), offer]);
  }
  return grouped;
}
