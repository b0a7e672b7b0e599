import { clearSuspect, deleteLease, insertLease, markLeaseStop, markSuspect, syncOffers, type Tx } from "@planloom/db";
import type { Fence, RunId } from "@planloom/scheduler";
import type { HoldChanges } from "./hold-changes.ts";

/** Writes the changes to the tables of offers and leases. A new lease lasts `lostAfterMs` by the database's clock. */
export async function saveHolds(tx: Tx, runId: RunId, { changes, lostAfterMs }: { changes: HoldChanges; lostAfterMs: number }): Promise<void> {
  const named = ({ attempt, epoch }: Fence) => ({ runId, attemptId: attempt, epoch });
  if (changes.offer.length > 0 || changes.withdraw.length > 0) {
    await syncOffers(tx, runId, { add: changes.offer.map(named), remove: changes.withdraw.map((fence) => fence.attempt) });
  }
  for (const fence of changes.release) await deleteLease(tx, named(fence));
  for (const hold of changes.lease) await insertLease(tx, { ...named(hold), runnerId: hold.runner, lostAfterMs });
  for (const fence of changes.stop) await markLeaseStop(tx, named(fence));
  for (const fence of changes.suspect) await markSuspect(tx, named(fence));
  for (const fence of changes.heard) await clearSuspect(tx, named(fence));
}
