import { makeStatus, runSummary, synthesise, synthesisText } from "@planloom/briefing";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";
import type { Client } from "../server/connect.ts";
import { findRun } from "../server/find-run.ts";

export interface SummaryOptions {
  readonly run: string | undefined;
  /** What was found in it instead of where it stands. */
  readonly report: boolean;
}

/** A run on one page of Markdown, or all that was found in it as one report; the newest run unless another is named. */
export async function summary(client: Client, output: Output, { run: named, report }: SummaryOptions): Promise<ExitCode> {
  const { id } = await findRun(client, named);
  const { plan, state: run, now, summary: { number } } = await client.run.get.query({ run: id });
  if (report) {
    const synthesis = synthesise({ title: plan.name, run, batches: null });
    output.raw(safeText(synthesisText(synthesis)));
    output.value(synthesis);
    return EXIT.done;
  }
  output.raw(safeText(runSummary({ number, plan, run, now })));
  output.value(makeStatus({ plan, run, now }));
  return EXIT.done;
}
