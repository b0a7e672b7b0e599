import { nextBatches } from "@planloom/briefing";
import { batchSpecOf } from "@planloom/scheduler";
import { reportDecision } from "../server/decide.ts";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";
import { loadReport } from "../work-report.ts";
import { decideOn } from "../server/decide-on.ts";
import { findBatch } from "../server/find-batch.ts";
import { findRun } from "../server/find-run.ts";

interface BatchOfRun {
  readonly run: string;
  readonly batch: string;
}

/** Stops a run, or only one of its batches. */
export async function stop(client: Client, output: Output, { run: named, batch }: { readonly run: string | undefined; readonly batch: string | undefined }): Promise<ExitCode> {
  if (batch !== undefined && named !== undefined) {
    const { fence, title } = await decideOn(client, { run: named, batch });
    return reportDecision(output, await client.attempt.stop.mutate(fence), `${title} is being stopped.`);
  }
  const { id, number } = await findRun(client, named);
  return reportDecision(output, await client.run.stop.mutate({ run: id }), `Run ${number} is being stopped.`);
}

/** Lets a run start nothing new. */
export async function pause(client: Client, output: Output, named: string | undefined): Promise<ExitCode> {
  const { id, number } = await findRun(client, named);
  return reportDecision(output, await client.run.pause.mutate({ run: id }), `Run ${number} starts nothing new.`);
}

const MOST_NAMED = 10;

/** Lets a paused run go on, and says what is done and what comes next. */
export async function resume(client: Client, output: Output, named: string | undefined): Promise<ExitCode> {
  const { id, number } = await findRun(client, named);
  const { state, summary } = await client.run.get.query({ run: id });
  const code = reportDecision(output, await client.run.resume.mutate({ run: id }), `Run ${number} goes on: ${summary.done} of ${summary.batches} batches are done.`);
  const next = nextBatches(state).slice(0, MOST_NAMED).map((batch) => batchSpecOf(state.spec, batch)?.title ?? batch);
  if (next.length > 0) output.line(`Next: ${next.join(", ")}`);
  return code;
}

/** Tries a batch again, or lets what depends on it go on without it. */
export async function retryOrSkip(client: Client, output: Output, { run: named, batch, verb }: BatchOfRun & { readonly verb: "retry" | "skip" }): Promise<ExitCode> {
  const { id: run } = await findRun(client, named);
  const { spec } = findBatch(await client.run.get.query({ run }), batch);
  return reportDecision(output, await client.batch[verb].mutate({ run, batch: spec.id }), `${spec.title}: ${verb === "retry" ? "will be tried again" : "skipped"}.`);
}

export interface DoneOptions extends BatchOfRun {
  readonly note?: string;
  /** `name=value`. */
  readonly values: readonly string[];
  /** A file with a work report as JSON. */
  readonly report?: string;
}

/** Says that a batch that a person does is done. */
export async function done(client: Client, output: Output, { values, note, report, ...named }: DoneOptions): Promise<ExitCode> {
  const said = report === undefined ? null : await loadReport(report);
  const { fence, title } = await decideOn(client, named);
  const finished = await client.attempt.finish.mutate({ ...fence, note: note ?? null, values: Object.fromEntries(values.map(pair)), report: said });
  const stops = said?.blockers.some(({ severity }) => severity !== "minor") === true;
  return reportDecision(output, finished, stops ? `${title}: blocked, until somebody has dealt with what you report.` : `${title}: done.`);
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new CliError(EXIT.wrongInput, `--value takes name=value, not ${text}.`);
  return [text.slice(0, at), text.slice(at + 1)];
}
