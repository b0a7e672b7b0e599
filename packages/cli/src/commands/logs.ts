import { setTimeout as pause } from "node:timers/promises";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";
import type { Client } from "../server/connect.ts";
import { findBatch } from "../server/find-batch.ts";
import { findRun } from "../server/find-run.ts";

const POLL_MS = 300;

export interface LogsOptions {
  readonly run: string;
  readonly batch: string;
  /** Go on until the attempt is over. */
  readonly follow: boolean;
}

/** Prints the log of the last attempt at a batch; of what a terminal understands, only colours pass. */
export async function logs(client: Client, output: Output, { run: named, batch: wanted, follow }: LogsOptions): Promise<ExitCode> {
  const { id: run } = await findRun(client, named);
  const { spec, batch } = findBatch(await client.run.get.query({ run }), wanted);
  const attempt = batch.attempts.at(-1);
  if (attempt === undefined) throw new CliError(EXIT.notAccepted, `${spec.title} has not been started, so it has no log.`);
  const isOver = async (): Promise<boolean> => {
    const now = findBatch(await client.run.get.query({ run }), spec.id).batch.attempts.find(({ id }) => id === attempt.id);
    return now === undefined || now.stage.kind === "ended" || now.stage.kind === "reported";
  };
  let text = "";
  for (let fromByte = 0; ; ) {
    const over = follow ? await isOver() : true;
    const chunk = await client.attempt.log.query({ run, attempt: attempt.id, fromByte });
    if (output.json) text += chunk.text;
    else output.raw(safeText(chunk.text));
    const moved = chunk.to > fromByte;
    fromByte = chunk.to;
    if (over && (!moved || fromByte >= chunk.size)) break;
    if (!moved) await pause(POLL_MS);
  }
  output.value({ run, batch: spec.id, attempt: attempt.id, text });
  return EXIT.done;
}
