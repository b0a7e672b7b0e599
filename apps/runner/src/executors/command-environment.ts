import { writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { dirname, join } from "node:path";
import type { FetchedInput } from "../artifacts/fetch-inputs.ts";
import { MARKER_VARIABLE, markerValue } from "../process-tree/marker.ts";
import type { WorkOrder } from "../protocol.ts";

export interface EnvironmentOptions {
  /** The environment of the runner itself. */
  readonly inherited: NodeJS.ProcessEnv;
  readonly marker: string;
  /** The folder of the attempt: long values and the instructions become files in it. */
  readonly folder: string;
  readonly inputFolder: string;
  /** Where in that folder the command may leave tasks that are to join the run. */
  readonly tasksFile: string;
  /** Where the brief is written, and where the command may leave a report of its work. Both lie in a folder that is there. */
  readonly briefFile: string;
  readonly reportFile: string;
  readonly inputs: readonly FetchedInput[];
}

/** All that a command gets to see of the runner's environment: no tokens, no credentials. */
const ALLOWED = ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "USER", "SHELL"];
/** A longer value is put into a file, and the variable holds the path: the system refuses variables from 128 KiB on. */
const LONGEST_VALUE_BYTES = 16_384;

/**
 * The variables a command sees: a few of the runner's own, those the plan declares, secrets, and what Planloom says
 * about the attempt. Each wins over those before it.
 */
export async function commandEnvironment(order: WorkOrder, options: EnvironmentOptions): Promise<Record<string, string>> {
  const instructions = await fileOf(order.instructions, join(options.folder, "instructions.md"));
  const own = {
    PLANLOOM_RUN: order.fence.run,
    PLANLOOM_TASK: order.task,
    PLANLOOM_BATCH: order.batch,
    PLANLOOM_BATCH_INDEX: String(order.index),
    PLANLOOM_BATCH_COUNT: String(order.count),
    PLANLOOM_BATCH_ITEMS: order.items.join("\n"),
    PLANLOOM_ATTEMPT_NUMBER: String(order.attemptNumber),
    PLANLOOM_IDEMPOTENCY_KEY: order.idempotencyKey,
    PLANLOOM_INSTRUCTIONS: instructions,
    PLANLOOM_BRIEF: briefFile(order, options),
    PLANLOOM_REPORT: options.reportFile,
    PLANLOOM_NOTES: order.notes ?? "",
    PLANLOOM_INPUTS: options.inputFolder,
    PLANLOOM_RESULTS: await resultsFile(order, options.folder),
    ...Object.fromEntries(await Promise.all(order.papers.map((paper) => paperFile(paper, options.folder)))),
    ...(order.expands ? { PLANLOOM_TASKS: await placeFor(options.tasksFile) } : {}),
    ...(order.traceparent === null ? {} : { TRACEPARENT: order.traceparent }),
    ...Object.fromEntries(options.inputs.map((input) => [inputVariable(input), valueOf(input)])),
    [MARKER_VARIABLE]: markerValue(options.marker, options.inherited[MARKER_VARIABLE]),
  };
  return { ...allowed(options.inherited), ...order.environment, ...order.secrets, ...(await withLongOnesInFiles(own, join(options.folder, "values"))) };
}

function allowed(inherited: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    ALLOWED.flatMap((name) => {
      const value = inherited[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** What became of all that the batch needs, as JSON; where it needs nothing, an empty file. */
function resultsFile({ results }: WorkOrder, folder: string): Promise<string> {
  return fileOf(results.length === 0 ? "" : `${JSON.stringify(results, null, 2)}\n`, join(folder, "results.json"));
}

/** A paper as two files, and the variable that names the one for programs. */
async function paperFile({ name, json, markdown }: WorkOrder["papers"][number], folder: string): Promise<[string, string]> {
  await fileOf(markdown, join(folder, `${name}.md`));
  return [`PLANLOOM_${name.toUpperCase()}`, await fileOf(json, join(folder, `${name}.json`))];
}

/** Every batch has one, so it is written without going round by other threads: that takes a quarter of the time. */
function briefFile({ brief }: WorkOrder, { briefFile: path }: EnvironmentOptions): string {
  if (brief === "") return devNull;
  writeFileSync(path, brief, { mode: 0o600 });
  return path;
}

/** The path itself, in a folder that is there. */
async function placeFor(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return path;
}

/** A text as a file; one without characters is there already. */
async function fileOf(text: string, path: string): Promise<string> {
  if (text === "") return devNull;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, { mode: 0o600 });
  return path;
}

const inputVariable = ({ task, name }: FetchedInput): string => `PLANLOOM_INPUT_${task}_${name}`.toUpperCase().replaceAll("-", "_");

/** An input that is long already has its file. */
const valueOf = ({ value, path }: FetchedInput): string => (value === null || isLong(value) ? path : value);

const isLong = (value: string): boolean => Buffer.byteLength(value) > LONGEST_VALUE_BYTES;

async function withLongOnesInFiles(variables: Readonly<Record<string, string>>, folder: string): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(variables)) {
    result[name] = value;
    if (!isLong(value)) continue;
    result[name] = await fileOf(value, join(folder, name));
  }
  return result;
}
