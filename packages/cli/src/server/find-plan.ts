import type { PlanSummary } from "@planloom/api";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";
import type { Client } from "./connect.ts";

/** The plan on the server that a person means by its name or id. */
export async function findPlan(client: Client, named: string): Promise<PlanSummary> {
  const plans = await client.plan.list.query();
  const found = plans.find(({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase());
  if (found === undefined) throw new CliError(EXIT.wrongInput, `There is no file and no plan called ${named}. The server has: ${plans.map(({ name }) => name).join(", ") || "no plans"}.`);
  return found;
}
