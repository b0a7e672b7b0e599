import type { RunSummary } from "@planloom/api";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";
import type { Client } from "./connect.ts";

/** The run a person means: its number, its id, or the newest where they named none. */
export async function findRun(client: Client, named: string | undefined): Promise<RunSummary> {
  if (named === undefined) {
    const [newest] = (await client.run.list.query({ limit: 1 })).runs;
    if (newest === undefined) throw new CliError(EXIT.wrongInput, "There is no run yet. Start one with `planloom run PLAN.yaml`.");
    return newest;
  }
  if (!/^\d+$/.test(named)) return (await client.run.get.query({ run: named })).summary;
  const number = Number(named);
  const [found] = number < 1 ? [] : (await client.run.list.query({ limit: 1, before: number + 1 })).runs;
  if (found?.number !== number) throw new CliError(EXIT.wrongInput, `There is no run ${named}. \`planloom status\` shows the newest.`);
  return found;
}
