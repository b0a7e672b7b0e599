import { randomUUID } from "node:crypto";
import type { BlockerKind, BlockerSeverity } from "@planloom/scheduler";
import type { ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";
import { reportDecision } from "../server/decide.ts";
import { findBatch } from "../server/find-batch.ts";
import { findRun } from "../server/find-run.ts";

export interface BlockOptions {
  readonly run: string;
  readonly title: string;
  readonly batch?: string;
  readonly kind: BlockerKind;
  readonly severity: BlockerSeverity;
  readonly text: string;
  /** Ways out that whoever raises it sees. */
  readonly option: readonly string[];
}

/** Raises a blocker. */
export async function block(client: Client, output: Output, { title, batch: named, kind, severity, text, option, ...options }: BlockOptions): Promise<ExitCode> {
  const { id: run } = await findRun(client, options.run);
  const spec = named === undefined ? null : findBatch(await client.run.get.query({ run }), named).spec;
  const blocker = { id: randomUUID(), kind, severity, title, text, options: [...option], batch: spec?.id ?? null };
  const stops = severity === "critical" ? "; the run is being paused" : severity === "moderate" && spec !== null ? `; ${spec.title} is stopped` : "";
  return reportDecision(output, await client.coordination.raiseBlocker.mutate({ run, blocker }), `Raised: ${title} (${blocker.id})${stops}.`);
}
