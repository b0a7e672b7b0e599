import type { WorkOrder } from "@planloom/api";
import type { OpenOffer } from "@planloom/db";
import { attemptId, type RunId, runId } from "@planloom/scheduler";
import type { EngineStore } from "../engine/engine-store.ts";
import type { Grants } from "./grants.ts";
import { type OrderParts, ordersFor } from "./orders.ts";

export interface ClaimParts extends OrderParts {
  readonly store: EngineStore;
  readonly workspaceId: string;
  readonly grants: Grants;
}

/** Another runner may be faster; then there may still be offers behind those it took. */
const TRIES = 3;

/**
 * Claims up to `free` offered attempts for a runner, fairly over all runs, and returns their orders. What it returns is
 * claimed: the runner holds it until it reports or falls silent. A run that cannot be moved is passed over, so that its
 * offers, which stay the oldest, do not keep the others from being worked on.
 */
export function claimWork(parts: ClaimParts, runner: string, free: number): Promise<WorkOrder[]> {
  return parts.grants.claiming(runner, free, (limit) => claimFromAll(parts, runner, limit));
}

async function claimFromAll(parts: ClaimParts, runner: string, limit: number): Promise<WorkOrder[]> {
  const except: RunId[] = [];
  const { labels } = await parts.grants.of(runner);
  for (let tried = 0; tried < TRIES; ) {
    const offers = await parts.store.openOffers(parts.workspaceId, { limit, except, labels });
    const passedOver = except.length;
    const orders: WorkOrder[] = [];
    for (const [id, ofRun] of Map.groupBy(offers, (offer) => runId(offer.runId))) {
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
  const fences = offers.map(({ attemptId: attempt, epoch }) => ({ attempt: attemptId(attempt), epoch }));
  try {
    const advanced = await parts.engine.apply(id, fences.map((fence) => ({ fact: { type: "attempt.claimed", ...fence, runner } })));
    if (advanced === null) return [];
    return await ordersFor(parts, advanced, fences.filter((_fence, index) => advanced.outcomes[index]?.kind === "applied"));
  } catch (error) {
    parts.logger.error({ err: error, run: id }, "work could not be claimed");
    return null;
  }
}
