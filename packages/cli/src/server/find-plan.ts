import type { PlanSummary } from "@planloom/api";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";
import type { Client } from "./connect.ts";

/** So many names are read; the rest is a number. */
const MOST_NAMED = 10;

/** The plan on the server that a person means by its name or id. */
export async function findPlan(client: Client, named: string): Promise<PlanSummary> {
  const plans = await client.plan.list.query();
  const found = plans.find(({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase());
  if (found === undefined) throw new CliError(EXIT.wrongInput, `There is no file and no plan called ${named}. The server has: ${listOf(plans)}.`);
  return found;
}

function listOf(plans: readonly PlanSummary[]): string {
  if (plans.length === 0) return "no plans";
  const named = plans.slice(0, MOST_NAMED).map(({ name }) => name).join(", ");
  return plans.length > MOST_NAMED ? `${named} and ${plans.length - MOST_NAMED} more` : named;
}
