import { join } from "node:path";
import type { ArtifactStore } from "../artifacts/artifact-store.ts";
import { collectOutputs } from "../artifacts/collect-outputs.ts";
import { fetchInputs } from "../artifacts/fetch-inputs.ts";
import { commandEnvironment } from "../executors/command-environment.ts";
import type { ShellResult } from "../executors/shell.ts";
import type { LogSender } from "../log/log-sender.ts";
import { messageOf } from "../journal.ts";
import { OutputLines } from "../log/output-lines.ts";
import { ReportBlock } from "../log/report-block.ts";
import { Tail } from "../log/tail.ts";
import type { Containment } from "../process-tree/containment.ts";
import type { Grace } from "../process-tree/running-tree.ts";
import type { Report, WorkOrder } from "../protocol.ts";
import { emptyReport, errorReport } from "../report/error-report.ts";
import type { SpooledAttempt } from "../report/spool.ts";
import { maskOf } from "../secrets/mask.ts";
import type { WorkDirectories } from "../work-directory/work-directories.ts";
import { watchChanges } from "./changes-of-work.ts";
import { MOST_LEFT_BYTES, readLeftFile } from "./read-left-file.ts";
import { runStep, type Step, type StepOptions } from "./run-step.ts";
import { saidOfWork } from "./said-of-work.ts";
import { RETRY_AFTER, turnedAway } from "./turned-away.ts";

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
 * resolves. Once `signal` aborts it ends as soon as it can; nothing counts then of what it resolves with but what was
 * said of the work, and nothing of what it throws.
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
  const [briefFile, reportFile] = [spooled.briefFile, spooled.saidFile];
  const inputs = await fetchInputs(order.inputs, { run: order.fence.run, folder: inputFolder, store: workshop.store, signal });
  const mask = maskOf(order.mask);
  const environment = await commandEnvironment(order, { inherited: workshop.inherited, marker: spooled.marker, folder: spooled.path, inputFolder, tasksFile, briefFile, reportFile, inputs });
  const base = { directory, environment, marker: spooled.marker };
  const options = { log, signal, isLapsed, grace: workshop.grace, containment: workshop.containment, mask };
  const site = { order, performance, base, options, tasksFile };

  const lines = new OutputLines(new Set([...order.outputs.filter((output) => output.kind === "value").map((output) => output.name), RETRY_AFTER]));
  if (order.command === null) return finish(SUCCESS, lines, site);
  const block = new ReportBlock(MOST_LEFT_BYTES);
  const watched = { directory, folder: spooled.path, except: await workshop.directories.own(), log, mask, signal };
  const changesSoFar = order.watchesFiles ? await watchChanges(watched) : null;
  const result = await runCommand({ ...base, command: order.command }, [lines, block], options);
  const account = { ...(await saidOfWork({ file: reportFile, block: block.found, mask })), changed: (await changesSoFar?.()) ?? null };
  // What it says of itself counts also where it failed, or its result could not be collected.
  const report = await finish(result, lines, site).catch((error: unknown) => errorReport(messageOf(error)));
  return { ...report, ...account };
}

interface Site {
  readonly order: WorkOrder;
  readonly performance: Performance;
  readonly base: Omit<Step, "command">;
  readonly options: Omit<StepOptions, "watch">;
  readonly tasksFile: string;
}

const SUCCESS: ShellResult = { kind: "exited", code: 0 };

/** What becomes of the work once its command has ended: it is checked and collected where it went well. */
async function finish(result: ShellResult, lines: OutputLines, { order, performance: { workshop, log, signal }, base, options, tasksFile }: Site): Promise<Report> {
  const failure = turnedAway(result, lines) ?? failureOf(result);
  if (failure !== null) return failure;
  const acceptance = order.acceptanceCommand === null ? null : await accept({ ...base, command: order.acceptanceCommand }, options);
  const harvest = await collectOutputs({ fence: order.fence, directory: base.directory, declared: order.outputs, values: lines.values, store: workshop.store, signal });
  for (const reason of harvest.reasons) log.note(`output missing: ${reason}`);
  const report = { ...emptyReport({ kind: "exited", code: 0 }), acceptance, outputs: harvest.outputs, missingOutputs: harvest.missingOutputs };
  const returned = order.expands ? await readLeftFile(tasksFile, "PLANLOOM_TASKS") : null;
  switch (returned?.kind) {
    case "text":
      return { ...report, tasks: options.mask.text(returned.text) };
    case "refused":
      // As where the server refuses them: the task is asked again, with the reason.
      return { ...report, acceptance: { passed: false, code: 1, tail: returned.why } };
    case "none":
    case undefined:
      return report;
  }
}

/** Somebody who looks for something in what a command prints. */
interface Reader {
  write(text: string): void;
  end(): void;
}

async function runCommand(step: Step, readers: readonly Reader[], options: Omit<StepOptions, "watch">): Promise<ShellResult> {
  const result = await runStep(step, {
    ...options,
    watch: (text, source) => {
      if (source === "stdout") for (const reader of readers) reader.write(text);
    },
  });
  for (const reader of readers) reader.end();
  return result;
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
