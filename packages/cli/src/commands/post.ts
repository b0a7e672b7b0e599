import { randomUUID } from "node:crypto";
import { type BoardEntry, contractId, currentVersion, type Severity } from "@planloom/scheduler";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";
import { reportDecision } from "../server/decide.ts";
import { findRun } from "../server/find-run.ts";
import { audienceOption, type AudienceOptions } from "./audience-option.ts";

export interface PostOptions extends AudienceOptions {
  readonly run: string;
  readonly title: string;
  readonly kind: Exclude<BoardEntry["kind"], "contract">;
  readonly severity: Severity;
  readonly text: string;
  readonly file: readonly string[];
  readonly subject?: string;
  readonly claim?: string;
  readonly pin?: boolean;
  readonly supersedes?: string;
  readonly contract?: string;
}

/** Puts an entry on the board of a run, or publishes a version of a contract. */
export async function post(client: Client, output: Output, options: PostOptions): Promise<ExitCode> {
  const { title, text, contract, pin = false, supersedes, subject, claim } = options;
  const { id: run } = await findRun(client, options.run);
  const { plan, state } = await client.run.get.query({ run });
  const published = contract === undefined ? undefined : Object.entries(state.spec.contracts).find(([name]) => name === contract)?.[1];
  if (contract !== undefined && published === undefined) throw new CliError(EXIT.wrongInput, `The run has no contract ${contract}. It has: ${Object.keys(state.spec.contracts).join(", ") || "none"}.`);
  if (contract !== undefined && text.trim() === "") throw new CliError(EXIT.wrongInput, "Say what the contract says now: --text TEXT.");
  const entry = {
    id: randomUUID(),
    kind: contract === undefined ? options.kind : ("contract" as const),
    title,
    text,
    severity: options.severity,
    files: options.file.map(place),
    subject: subject ?? null,
    claim: claim ?? null,
    audience: audienceOption(plan, published === undefined || published.consumers.length === 0 || isAddressed(options) ? options : { ...options, toTask: published.consumers }),
    pinned: pin,
    // Whoever publishes from here means to replace what counts at this moment.
    supersedes: supersedes ?? (contract === undefined ? null : (currentVersion(state.coordination, contractId(contract))?.id ?? null)),
    contract: contract ?? null,
  };
  return reportDecision(output, await client.coordination.post.mutate({ run, entry }), `On the board: ${title} (${entry.id})`);
}

const isAddressed = ({ toStream, toTask, toFiles }: AudienceOptions): boolean => toStream !== undefined || toTask.length + toFiles.length > 0;

/** `path` or `path:line`. */
function place(text: string): { path: string; line: number | null } {
  const found = /^(.+):(\d{1,9})$/.exec(text);
  return found?.[1] === undefined || Number(found[2]) < 1 ? { path: text, line: null } : { path: found[1], line: Number(found[2]) };
}
