import { isFinalStatus, type Plan, type Run } from "@planloom/scheduler";
import { makeStatus } from "../status/make-status.ts";
import type { StatusReport } from "../status/run-status.ts";
import { statusLines } from "../status/status-lines.ts";
import { plainText, section } from "../words/markdown.ts";
import { titleOf, outputWords, acceptedOutputs } from "../words/describe-batch.ts";
import { standingOf } from "../words/count-phases.ts";
import { durationWords, timeWords } from "../words/times.ts";
import { toldLines } from "./told-lines.ts";

export interface SummaryInput {
  /** What people call the run by. */
  readonly number: number;
  /** The plan as the run executes it. */
  readonly plan: Plan;
  readonly run: Run;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The whole run on one page of Markdown: how far it is and what it waits for, or once it is over how it went. */
export function runSummary(input: SummaryInput): string {
  const { number, plan, run } = input;
  // What is over does not go on ageing.
  const now = isFinalStatus(run.status) ? (run.endedAt ?? input.now) : input.now;
  const status = makeStatus({ plan, run, now });
  const lines = [`# Run ${number}: ${plainText(plan.name)}`, "", headline(run, status), ...statusLines(status), ...(isFinalStatus(run.status) ? section("What it handed over", resultLines(run)) : []), ...toldLines(run, { now, open: isFinalStatus(run.status) })];
  return `${lines.join("\n")}\n`;
}

/** What every accepted batch handed over, one line each. */
export function resultLines(run: Run): readonly string[] {
  return standingOf(run).accepted.flatMap((id) => {
    const outputs = acceptedOutputs(run, id);
    return outputs.length === 0 ? [] : [`- ${titleOf(run, id)}: ${outputWords(outputs)}`];
  });
}

function headline({ startedAt, endedAt }: Run, { status, reason, at, batches, done, donePercent, finishAt }: StatusReport): string {
  const far = `**${donePercent} % done**: ${done} of ${batches} batches.`;
  const why = reason === null ? "" : ` ${plainText(reason)}.`;
  if (isFinalStatus(status)) return `${far} It was ${status}${endedAt === null ? "" : ` on ${timeWords(endedAt)}`}${startedAt === null || endedAt === null ? "" : `, ${durationWords(endedAt - startedAt)} after its start`}.${why}`;
  if (status === "created") return `${far} It has not been started.`;
  const since = startedAt === null ? "" : ` It has taken ${durationWords(at - startedAt)} so far`;
  const left = finishAt === null ? "; when it will be done depends on what a person decides." : ` and should be done in ${durationWords(finishAt - at)}, on ${timeWords(finishAt)}.`;
  return status === "running" ? `${far}${since}${left}` : `${far} It is ${status}.${why}`;
}
