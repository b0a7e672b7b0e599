import { existsSync } from "node:fs";
import { writePlanFile } from "@planloom/formats";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { planNamed } from "../plan-named.ts";
import type { Client } from "../server/connect.ts";
import { findRun } from "../server/find-run.ts";

/**
 * Prints a plan as a plan file: one that is on the server, or a file in its tidy form. JSON gives the plan document. A
 * number names a run, whose whole state is printed as JSON.
 */
export async function exportPlan(client: () => Client, output: Output, named: string): Promise<ExitCode> {
  if (/^\d+$/.test(named) && !existsSync(named)) {
    const { id } = await findRun(client(), named);
    const detail = await client().run.get.query({ run: id });
    output.raw(`${JSON.stringify(detail, null, 2)}\n`);
    output.value(detail);
    return EXIT.done;
  }
  const plan = await planNamed(client, named);
  output.raw(writePlanFile(plan));
  output.value(plan);
  return EXIT.done;
}
