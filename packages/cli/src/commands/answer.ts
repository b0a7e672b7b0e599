import { randomUUID } from "node:crypto";
import { type Blocker, batchSpecOf, type Run } from "@planloom/scheduler";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";
import { reportDecision } from "../server/decide.ts";
import { findRun } from "../server/find-run.ts";
import { audienceOption, type AudienceOptions } from "./audience-option.ts";

export interface AnswerOptions extends AudienceOptions {
  readonly run: string;
  readonly blocker: string | undefined;
  readonly text?: string;
  readonly quietly?: boolean;
  readonly dismiss?: boolean;
  readonly resume?: boolean;
}

/** Answers a blocker, or lists those that are open where none is named. */
export async function answer(client: Client, output: Output, { blocker: named, text, quietly = false, dismiss = false, resume = false, ...options }: AnswerOptions): Promise<ExitCode> {
  const { id: run, number } = await findRun(client, options.run);
  const { plan, state } = await client.run.get.query({ run });
  const open = state.coordination.blockers.filter(({ resolved }) => resolved === null);
  if (named === undefined) {
    if (open.length === 0) output.line(`Nothing blocks run ${number}.`);
    for (const blocker of open) for (const line of blockerLines(state, blocker)) output.line(line);
    output.value(open);
    return EXIT.done;
  }
  const blocker = findBlocker(state, open, named);
  if (text === undefined || text.trim() === "") throw new CliError(EXIT.wrongInput, `Say what to do: \`planloom answer ${number} ${blocker.id} TEXT\`.`);
  const how = dismiss ? { kind: "dismissed" as const } : { kind: "decision" as const, entry: randomUUID(), audience: quietly ? null : audienceOption(plan, options) };
  return reportDecision(output, await client.coordination.resolveBlocker.mutate({ run, blocker: blocker.id, text, how, resume }), `Out of the way: ${blocker.title}`);
}

function blockerLines(run: Run, { id, severity, title, text, batch, options, escalated }: Blocker): readonly string[] {
  return [
    `${severity[0]?.toUpperCase()}${severity.slice(1)}: ${title}`,
    `  ${batch === null ? "the run as a whole" : (batchSpecOf(run.spec, batch)?.title ?? batch)}${escalated === null ? "" : `, ${escalated.to} is asked to decide`}, ${id}`,
    ...text.split("\n").filter((line) => line.trim() !== "").map((line) => `    ${line}`),
    ...options.map((option) => `  - ${option}`),
  ];
}

/** The blocker that a person means by its id or title; an error says why one that was resolved cannot be answered. */
function findBlocker({ coordination }: Run, open: readonly Blocker[], named: string): Blocker {
  const isMeant = ({ id, title }: Blocker) => id === named || title.toLowerCase() === named.toLowerCase();
  const found = open.find(isMeant);
  if (found !== undefined) return found;
  const resolved = coordination.blockers.find(isMeant)?.resolved;
  if (resolved !== undefined && resolved !== null) throw new CliError(EXIT.notAccepted, `${resolved.by} has resolved it already.`);
  throw new CliError(EXIT.wrongInput, `The run has no blocker ${named}.${open.length === 0 ? " None is open." : ` Open are: ${open.map(({ id }) => id).join(", ")}.`}`);
}
