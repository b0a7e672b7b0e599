import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";
import { findBatch } from "../server/find-batch.ts";
import { findRun } from "../server/find-run.ts";
import { loadReport } from "../work-report.ts";

interface BriefOptions {
  readonly run: string;
  readonly batch: string;
  /** The number of an attempt; the last one where it is left out. */
  readonly attempt: string | undefined;
}

/** Prints what whoever does a batch was told, or would be told now. */
export async function printBrief(client: Client, output: Output, { run: named, batch: title, attempt: number }: BriefOptions): Promise<ExitCode> {
  const { id: run } = await findRun(client, named);
  const { spec, batch } = findBatch(await client.run.get.query({ run }), title);
  const attempt = number === undefined ? null : batch.attempts.find((one) => String(one.number) === number);
  if (attempt === undefined) throw new CliError(EXIT.wrongInput, `${spec.title} has ${batch.attempts.length === 0 ? "no attempt yet" : `no attempt ${number}; its last one is ${batch.attempts.length}`}.`);
  const brief = await client.attempt.brief.query({ run, batch: spec.id, attempt: attempt?.id ?? null });
  output.line(brief.text.trimEnd());
  output.value(brief);
  return EXIT.done;
}

/** Says whether a file can be read as a work report, and what is in it. */
export async function checkReport(output: Output, file: string): Promise<ExitCode> {
  const report = await loadReport(file);
  const { findings, questions, contracts } = report;
  const stopping = report.blockers.filter(({ severity }) => severity !== "minor").length;
  const parts = [counted(findings.length, "finding"), counted(questions.length, "question"), counted(contracts.length, "contract"), counted(report.blockers.length, "blocker")].filter((part) => part !== null);
  output.line(`This work report can be read${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.${stopping === 0 ? "" : " Its batch would be blocked until somebody has dealt with that."}`);
  output.value(report);
  return EXIT.done;
}

function counted(count: number, noun: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? noun : `${noun}s`}`;
}
