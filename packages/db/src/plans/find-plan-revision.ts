import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { isUuid } from "../values/is-uuid.ts";
import { toMs } from "../values/time.ts";

export interface StoredPlanRevision {
  readonly planId: string;
  readonly workspaceId: string;
  readonly number: number;
  readonly latestRevision: number;
  /** Not yet parsed. */
  readonly document: unknown;
  readonly savedAt: number;
  readonly savedBy: string;
}

/**
 * One revision of a plan, `null` if there is none. Without a number it is the latest of a plan that was not removed;
 * with one it is also found on a removed plan, whose runs stay readable.
 */
export async function findPlanRevision(db: Database | Tx, planId: string, revision?: number): Promise<StoredPlanRevision | null> {
  if (!isUuid(planId)) return null;
  const found = await clientOf(db).planRevision.findFirst({
    where: revision === undefined ? { planId, plan: { removedAt: null } } : { planId, number: revision },
    orderBy: { number: "desc" },
    include: { plan: { select: { latestRevision: true, workspaceId: true } } },
  });
  if (found === null) return null;
  const { number, document, savedAt, savedBy, plan } = found;
  return { planId, workspaceId: plan.workspaceId, number, latestRevision: plan.latestRevision, document, savedAt: toMs(savedAt), savedBy };
}
