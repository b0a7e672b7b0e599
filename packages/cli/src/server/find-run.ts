import { runIdSchema, type RunSummary } from "@planloom/api";
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
  const id = runIdSchema.safeParse(named);
  if (id.success) return (await client.run.get.query({ run: id.data })).summary;
  const number = /^#?(\d{1,9})$/.exec(named)?.[1];
  const found = number === undefined ? undefined : await numbered(client, Number(number));
  if (found === undefined) throw new CliError(EXIT.wrongInput, `There is no run ${named}. \`planloom status\` shows the newest, with its number.`);
  return found;
}

async function numbered(client: Client, number: number): Promise<RunSummary | undefined> {
  const { runs } = number < 1 ? { runs: [] } : await client.run.list.query({ limit: 1, before: number + 1 });
  return runs.find((run) => run.number === number);
}
