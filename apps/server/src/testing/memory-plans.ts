import type { Plan } from "@planloom/scheduler";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import { type PlanDocument, readDocument } from "../plans/read-document.ts";
import type { MemoryStore } from "./memory-store.ts";

/** The plans of runs on a store: those they were started with, by plan id, and those of their changes. */
export function memoryPlans(store: Pick<MemoryStore, "findRunPlan" | "returnedTasks">, plans: ReadonlyMap<string, Plan>): FrozenPlans {
  const read = new WeakMap<object, PlanDocument>();
  return {
    async find({ id, planId, revision }) {
      const plan = (await store.findRunPlan(id, revision)) ?? plans.get(planId);
      if (plan === undefined) throw new Error(`there is no plan ${planId}`);
      const known = read.get(plan) ?? readDocument(plan);
      read.set(plan, known);
      return known;
    },
    returnedBy: (task, { id, revision }) => store.returnedTasks({ runId: id, task, upTo: revision }),
  };
}
