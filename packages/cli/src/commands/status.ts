import { knownRunners } from "@planloom/scheduler";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { runJson } from "../report/run-json.ts";
import { runReport } from "../report/run-report.ts";
import type { Client } from "../server/connect.ts";
import { findRun } from "../server/find-run.ts";

/** Where a run stands, the newest unless another is named. */
export async function status(client: Client, output: Output, named: string | undefined): Promise<ExitCode> {
  const { id } = await findRun(client, named);
  const detail = await client.run.get.query({ run: id });
  const [fleet, { mostAtOnce }, { diskLow, writeTrouble }] = await Promise.all([client.fleet.list.query(), client.workspace.settings.query(), client.workspace.status.query()]);
  if (diskLow !== null) output.line("The disk of the server is nearly full: what runs goes on, and nothing new begins.");
  if (writeTrouble !== null) output.line(`The server cannot write its files: what runs goes on, and nothing new begins. ${writeTrouble}`);
  for (const line of runReport(detail, knownRunners(fleet, mostAtOnce))) output.line(line);
  output.value(runJson(detail));
  return EXIT.done;
}
