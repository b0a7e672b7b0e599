import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { toMs } from "../values/time.ts";

export interface ListedPlan {
  readonly id: string;
  readonly name: string;
  readonly latestRevision: number;
  /** The plan of the latest revision, not yet parsed. */
  readonly document: unknown;
  readonly updatedAt: number;
  readonly lastRun: { readonly id: string; readonly number: number; readonly status: string; readonly createdAt: number } | null;
}

/** All plans of a workspace that were not removed, the one saved last first. */
export async function listPlans(db: Database | Tx, workspaceId: string): Promise<readonly ListedPlan[]> {
  const plans = await clientOf(db).plan.findMany({
    where: { workspaceId, removedAt: null },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    include: {
      revisions: { orderBy: { number: "desc" }, take: 1, select: { document: true } },
      runs: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true, status: true, createdAt: true } },
    },
  });
  return plans.map(({ id, name, latestRevision, updatedAt, revisions, runs: [run] }) => ({
    id,
    name,
    latestRevision,
    document: revisions[0]?.document,
    updatedAt: toMs(updatedAt),
    lastRun: run === undefined ? null : { ...run, createdAt: toMs(run.createdAt) },
  }));
}
