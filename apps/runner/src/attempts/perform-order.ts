import { join } from "node:path";
import type { ArtifactStore } from "../artifacts/artifact-store.ts";
import { collectOutputs } from "../artifacts/collect-outputs.ts";
import { fetchInputs } from "../artifacts/fetch-inputs.ts";
import { commandEnvironment } from "../executors/command-environment.ts";
import type { ShellResult } from "../executors/shell.ts";
import type { LogSender } from "../log/log-sender.ts";
import { OutputLines } from "../log/output-lines.ts";
import { Tail } from "../log/tail.ts";
import type { Containment } from "../process-tree/containment.ts";
import type { Grace } from "../process-tree/running-tree.ts";
import type { Report, WorkOrder } from "../protocol.ts";
import { emptyReport, errorReport } from "../report/error-report.ts";
import type { SpooledAttempt } from "../report/spool.ts";
import { maskOf } from "../secrets/mask.ts";
import type { WorkDirectories } from "../work-directory/work-directories.ts";
import { readReturned } from "./read-returned.ts";
import { runStep, type Step, type StepOptions } from "./run-step.ts";

/** What executing an order needs of the runner. */
export interface Workshop {
  readonly directories: WorkDirectories;
  readonly store: ArtifactStore;
  /** The runner's own environment. */
  readonly inherited: NodeJS.ProcessEnv;
  /** How long a command that is ended may take to do so by itself. */
  readonly grace: Grace;
  /** How the processes of a command are kept together. */
  readonly containment: Containment;
}

export interface Performance {
  readonly workshop: Workshop;
  readonly spooled: SpooledAttempt;
  readonly log: LogSender;
  readonly signal: AbortSignal;
  /** Whether nothing may be begun any more. */
  readonly isLapsed: () => boolean;
}

const TAIL_CHARACTERS = 4_000;

/**
 * Does the work of an order: directory, inputs, command, acceptance command, outputs. Nothing it started lives when it
 * resolves. Once `signal` aborts it ends as soon as it can, and what it resolves with or throws says nothing.
 */
export async function performOrder(order: WorkOrder, performance: Performance): Promise<Report> {
  const leave = performance.workshop.directories.enter(order.fence.run);
  try {
    return await work(order, performance);
  } finally {
    leave();
  }
}

async function work(order: WorkOrder, performance: Performance): Promise<Report> {
  const { workshop, spooled, log, signal, isLapsed } = performance;
  const directory = await workshop.directories.directoryFor({ run: order.fence.run, directory: order.directory, directoryMode: order.directoryMode, signal });
  signal.throwIfAborted();
  const inputFolder = join(spooled.path, "inputs");
  const tasksFile = join(spooled.path, "tasks.json");
  const inputs = await fetchInputs(order.inputs, { run: order.fence.run, folder: inputFolder, store: workshop.store, signal });
  const mask = maskOf(order.mask);
  const environment = await commandEnvironment(order, { inherited: workshop.inherited, marker: spooled.marker, folder: spooled.path, inputFolder, tasksFile, inputs });
  const base = { directory, environment, marker: spooled.marker };
  const options = { log, signal, isLapsed, grace: workshop.grace, containment: workshop.containment, mask };

  const lines = new OutputLines(new Set([...order.outputs.filter((output) => output.kind === "value").map((output) => output.name), RETRY_AFTER]));
  const result = order.command === null ? SUCCESS : await runCommand({ ...base, command: order.command }, lines, options);
  const failure = turnedAway(result, lines) ?? failureOf(result);
  if (failure !== null) return failure;

  const acceptance = order.acceptanceCommand === null ? null : await accept({ ...base, command: order.acceptanceCommand }, options);
  const harvest = await collectOutputs({ fence: order.fence, directory, declared: order.outputs, values: lines.values, store: workshop.store, signal });
  for (const reason of harvest.reasons) log.note(`output missing: ${reason}`);
  const report = { outcome: { kind: "exited", code: 0 }, acceptance, outputs: harvest.outputs, missingOutputs: harvest.missingOutputs, tasks: null } as const;
  const returned = order.expands ? await readReturned(tasksFile) : null;
  switch (returned?.kind) {
    case "tasks":
      return { ...report, tasks: mask.text(returned.text) };
    case "refused":
      // As where the server refuses them: the task is asked again, with the reason.
      return { ...report, acceptance: { passed: false, code: 1, tail: returned.why } };
    case "none":
    case undefined:
      return report;
  }
}

const SUCCESS: ShellResult = { kind: "exited", code: 0 };

async function runCommand(step: Step, lines: OutputLines, options: Omit<StepOptions, "watch">): Promise<ShellResult> {
  const result = await runStep(step, {
    ...options,
    watch: (text, source) => {
      if (source === "stdout") lines.write(text);
    },
  });
  lines.end();
  return result;
}

/** What a command prints as an output to say when it is worth trying again, and the exit code that goes with it: EX_TEMPFAIL. */
const RETRY_AFTER = "retry-after";
const TURNED_AWAY = 75;
const USUAL_WAIT_SECONDS = 60;
/** It is doubled each time, which takes more than nothing to begin with. */
const SHORTEST_WAIT_SECONDS = 1;
const LONGEST_WAIT_SECONDS = 604_800;

/** The report of a command that was turned away by somebody who has too much to do, and that is to be tried again later. */
function turnedAway(result: ShellResult, { values }: OutputLines): Report | null {
  if (result.kind !== "exited" || result.code !== TURNED_AWAY) return null;
  const said = values.get(RETRY_AFTER)?.trim() ?? "";
  const wanted = said === "" ? USUAL_WAIT_SECONDS : Number(said);
  const seconds = Number.isFinite(wanted) && wanted >= 0 ? wanted : USUAL_WAIT_SECONDS;
  return emptyReport({ kind: "rate-limited", retryAfterSeconds: Math.min(Math.max(seconds, SHORTEST_WAIT_SECONDS), LONGEST_WAIT_SECONDS) });
}

/** `null` for a command that exited with 0. */
function failureOf(result: ShellResult): Report | null {
  switch (result.kind) {
    case "exited":
      return result.code === 0 ? null : emptyReport(result);
    case "signalled":
      return emptyReport(result);
    case "error":
      return errorReport(result.message);
    case "ended":
      return emptyReport({ kind: "stopped" });
  }
}

async function accept(step: Step, options: Omit<StepOptions, "watch">): Promise<NonNullable<Report["acceptance"]>> {
  const tail = new Tail(TAIL_CHARACTERS);
  options.log.note(`acceptance: ${firstLine(step.command)}`);
  const result = await runStep(step, { ...options, watch: (text) => tail.write(text) });
  const code = result.kind === "exited" ? result.code : null;
  if (result.kind === "error") tail.write(result.message);
  options.log.note(`acceptance ${code === 0 ? "passed" : "failed"}`);
  return { passed: code === 0, code, tail: tail.text };
}

function firstLine(command: string): string {
  const [first = "", ...rest] = command.trim().split("\n");
  return rest.length === 0 ? first : `${first} …`;
}
