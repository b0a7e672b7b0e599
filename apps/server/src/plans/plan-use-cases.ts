import { ApiError, type PlanRevision, type PlanSummary, type PlanUseCases } from "@planloom/api";
import { type Database, findPlanRevision, insertPlan, insertRevision, listPlans, type ListedPlan, removePlan, type StoredPlanRevision } from "@planloom/db";
import type { Feed } from "../live/feed.ts";
import { readDocument, storableDocument } from "./read-document.ts";

interface PlanParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly feed: Feed;
}

/** What can be done with plans. A save never overwrites one that its sender has not seen. */
export function planUseCases({ db, workspaceId, feed }: PlanParts): PlanUseCases {
  const find = async (id: string, revision?: number): Promise<PlanRevision> => {
    const found = await findPlanRevision(db, id, revision);
    if (found === null || found.workspaceId !== workspaceId) throw noSuchPlan();
    return planRevision(found);
  };
  return {
    async list() {
      return (await listPlans(db, workspaceId)).map(planSummary);
    },
    get: ({ id, revision }) => find(id, revision),
    async create({ plan }, by) {
      const document = storableDocument(plan);
      const { id } = await insertPlan(db, { workspaceId, name: document.name, document, by });
      feed.publish({ kind: "plan", plan: id });
      return find(id);
    },
    async save({ id, baseRevision, plan }, by) {
      await find(id);
      const document = storableDocument(plan);
      const outcome = await insertRevision(db, { planId: id, baseRevision, name: document.name, document, by });
      switch (outcome.kind) {
        case "saved":
          feed.publish({ kind: "plan", plan: id });
          return { kind: "saved", revision: outcome.revision, savedAt: outcome.savedAt };
        case "conflict":
          return { kind: "conflict", latest: await find(id) };
        case "missing":
          throw noSuchPlan();
      }
    },
    async remove(id) {
      await find(id);
      await removePlan(db, id);
      feed.publish({ kind: "plan", plan: id });
    },
  };
}

const noSuchPlan = () => new ApiError("not-found", "There is no such plan; it may have been removed.");

function planRevision({ planId, number, latestRevision, savedAt, savedBy, document }: StoredPlanRevision): PlanRevision {
  return { id: planId, revision: number, latestRevision, savedAt, savedBy, plan: readDocument(document) };
}

function planSummary({ latestRevision, lastRun, ...plan }: ListedPlan): PlanSummary {
  return {
    ...plan,
    revision: latestRevision,
    lastRun: lastRun === null ? null : { id: lastRun.id, number: lastRun.number, status: lastRun.status, startedAt: lastRun.createdAt },
  };
}
