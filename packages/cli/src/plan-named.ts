import { existsSync } from "node:fs";
import type { Plan } from "@planloom/scheduler";
import { readPlanSource } from "./plan-source.ts";
import type { Client } from "./server/connect.ts";
import { findPlan } from "./server/find-plan.ts";

/** A plan out of a file where there is one of this name, and otherwise the newest revision of the plan on the server that is called so. */
export async function planNamed(client: () => Client, named: string): Promise<Plan> {
  if (existsSync(named)) return readPlanSource(named).plan;
  const { id } = await findPlan(client(), named);
  return (await client().plan.get.query({ id })).plan;
}
