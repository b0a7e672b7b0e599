import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { OrderInput } from "../protocol.ts";
import type { ArtifactStore } from "./artifact-store.ts";
import { HttpFailure } from "./http-failure.ts";

export interface FetchInputsOptions {
  readonly run: string;
  /** Each input becomes `<task>/<name>` in here. */
  readonly folder: string;
  readonly store: ArtifactStore;
  readonly signal: AbortSignal;
}

/** An input that now lies in a file; `value` is its text where it is one. */
export interface FetchedInput {
  readonly task: string;
  readonly name: string;
  readonly path: string;
  readonly value: string | null;
}

const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Writes everything that earlier tasks hand over into files; the folder is made with the first. Throws with a message for people where one cannot be had. */
export async function fetchInputs(inputs: readonly OrderInput[], options: FetchInputsOptions): Promise<FetchedInput[]> {
  const fetched: FetchedInput[] = [];
  for (const input of inputs) fetched.push(await fetchInput(input, options));
  return fetched;
}

async function fetchInput(input: OrderInput, { run, folder, store, signal }: FetchInputsOptions): Promise<FetchedInput> {
  const { task, name } = input;
  // Names become paths here, so they are looked at again, whoever has checked them before.
  if (!SAFE_NAME.test(task) || !SAFE_NAME.test(name)) throw new Error(`The input "${name}" of task "${task}" cannot be a file name.`);
  const path = join(folder, task, name);
  await mkdir(join(folder, task), { recursive: true, mode: 0o700 });
  if (input.kind === "value") {
    await writeFile(path, input.value, { mode: 0o600 });
    return { task, name, path, value: input.value };
  }
  try {
    await store.download({ run, attempt: input.attempt, name, bytes: input.bytes }, path, signal);
  } catch (cause) {
    if (!(cause instanceof HttpFailure)) throw cause;
    throw new Error(`The input ${name} of task ${task} could not be fetched. ${cause.message}`, { cause });
  }
  return { task, name, path, value: null };
}
