import { existsSync, openAsBlob } from "node:fs";
import { resolve } from "node:path";
import { importedCheckpointSchema } from "@planloom/api";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";
import { findRun } from "../server/find-run.ts";
import type { ServerAddress } from "../server/find-server.ts";
import { askServer, refusalText, saveAnswer } from "../server/save-answer.ts";

export interface CheckpointOptions {
  readonly run: string | undefined;
  readonly file: string | undefined;
  /** The event after which the checkpoint was kept; the last one otherwise. */
  readonly seq?: string;
}

/** Writes a checkpoint of a run into a new file, from which another server can go on. */
export async function checkpoint(client: Client, output: Output, { address, run: named, file, seq }: CheckpointOptions & { readonly address: ServerAddress }): Promise<ExitCode> {
  const { id, number, status } = await findRun(client, named);
  if (seq !== undefined && !/^\d{1,9}$/.test(seq)) throw new CliError(EXIT.wrongInput, `--seq takes the number of an event, not ${seq}.`);
  const answer = await askServer(address, `/api/runs/${id}/checkpoint${seq === undefined ? "" : `?seq=${seq}`}`);
  if (!answer.ok || answer.body === null) throw new CliError(EXIT.wrongInput, await refusalText(answer));
  const event = Number(answer.headers.get("x-checkpoint-seq"));
  const contents = answer.headers.get("x-checkpoint-sha256") ?? "";
  const name = file ?? `run-${number}-checkpoint-${event}.zip`;
  const path = resolve(name);
  if (existsSync(path)) {
    await answer.body.cancel();
    throw new CliError(EXIT.wrongInput, `${name} is there already. Name another file.`);
  }
  const { bytes, sha256 } = await saveAnswer(answer.body, path);
  output.line(`${name}: run ${number} after event ${event}, ${bytes.toLocaleString("en")} bytes.`);
  output.line(`What is in it has the hash ${contents}`);
  const isOver = seq === undefined && (status === "accepted" || status === "stopped");
  output.line(isOver ? `The run was ${status}, so there is nothing to go on with; final-summary.md in it says how it went.` : `Go on from it on another server: planloom resume ${name}`);
  output.value({ file: path, run: id, number, seq: event, bytes, sha256, contents });
  return EXIT.done;
}

export interface ResumeFromOptions {
  readonly file: string;
  /** Leaves the run paused. */
  readonly paused: boolean;
}

/** Makes a run out of a checkpoint, says what is done and what comes next, and lets it go on. */
export async function resumeFrom(client: Client, output: Output, { address, file, paused }: ResumeFromOptions & { readonly address: ServerAddress }): Promise<ExitCode> {
  const answer = await askServer(address, "/api/runs/import", { method: "POST", headers: { "content-type": "application/zip" }, body: await openAsBlob(file) });
  if (!answer.ok) throw new CliError(EXIT.wrongInput, await refusalText(answer));
  const imported = importedCheckpointSchema.parse(await answer.json());
  const { number, plan, done, batches, handedBack, waitsForPerson, next, missing, status } = imported;
  output.line(`Run ${number} of "${plan.name}" is here: ${done} of ${batches} batches are done, and are not done again.`);
  list(output, "Was under way, and is done again", handedBack);
  list(output, "Waits for a person", waitsForPerson);
  list(output, "Next", next);
  list(output, "Gone before the checkpoint was made, so what needs it will fail", missing);
  const goesOn = !paused && status === "paused";
  if (goesOn) await client.run.resume.mutate({ run: imported.run });
  output.line(goesOn ? `Run ${number} goes on.` : `Run ${number} is ${status}. \`planloom ${status === "paused" ? "resume" : "status"} ${number}\` ${status === "paused" ? "lets it go on" : "shows more"}.`);
  output.value({ ...imported, status: goesOn ? "running" : status });
  return EXIT.done;
}

function list(output: Output, what: string, names: readonly string[]): void {
  if (names.length > 0) output.line(`${what}: ${names.join(", ")}`);
}
