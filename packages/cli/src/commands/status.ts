import type { KnownRunner } from "@planloom/scheduler";
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
  const [fleet, { diskLow }] = await Promise.all([client.fleet.list.query(), client.workspace.status.query()]);
  const runners = fleet
    .filter(({ state }) => state !== "removed")
    .map(({ labels, state, draining }): KnownRunner => ({ labels, stands: state !== "online" ? "away" : draining ? "draining" : "ready" }));
  if (diskLow !== null) output.line("The disk of the server is nearly full: what runs goes on, and nothing new begins.");
  for (const line of runReport(detail, runners)) output.line(line);
  output.value(runJson(detail));
  return EXIT.done;
}
