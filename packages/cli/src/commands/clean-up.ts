import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";

/** Removes what is over and too old, as the server does by itself every hour; or only says what it would remove. */
export async function cleanUp(client: Client, output: Output, { dryRun }: { readonly dryRun: boolean }): Promise<ExitCode> {
  const { runDays, mostRuns, logDays, artifactDays } = await client.workspace.settings.query();
  const found = dryRun ? await client.workspace.foreseeCleanUp.query() : await client.workspace.cleanUp.mutate();
  output.line(`Kept: runs ${runDays} days and at most ${mostRuns.toLocaleString("en")}, logs ${logDays} days, files ${artifactDays} days after a run is over.`);
  const what = `${count(found.runs, "run")}, the logs of ${count(found.logsOf, "other run")} and the files of ${count(found.filesOf, "other run")}`;
  output.line(dryRun ? `A clean-up would remove ${what}. Nothing was changed.` : `Removed ${what}.`);
  output.value({ dryRun, ...found });
  return EXIT.done;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
