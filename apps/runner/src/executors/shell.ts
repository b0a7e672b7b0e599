import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { aborted } from "../aborted.ts";
import { messageOf } from "../journal.ts";
import { utf8Pieces } from "../log/utf8-pieces.ts";
import { pause } from "../pause.ts";
import { endTree, type Grace, killTree, type ProcessTree } from "../process-tree/end-tree.ts";

export interface ShellCommand {
  readonly command: string;
  readonly directory: string;
  /** All the variables the command sees. */
  readonly environment: Readonly<Record<string, string>>;
  /** The marker of the attempt; it must be in `environment`. */
  readonly marker: string;
}

export interface ShellOptions {
  /** Gets what the command prints, in the order it arrives. The command is slowed down until a promise it gives resolves. */
  readonly onText: (text: string, source: "stdout" | "stderr") => Promise<void> | null;
  /** Ends the command and everything it started. */
  readonly signal: AbortSignal;
  readonly grace: Grace;
  /** Told of processes that cannot be killed. */
  readonly onStubborn: (pids: readonly number[]) => void;
}

/** `ended`: it was ended by the signal. `error`: it could not be started. */
export type ShellResult =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "signalled"; readonly signal: string }
  | { readonly kind: "error"; readonly message: string }
  | { readonly kind: "ended" };

/** What a command that has exited may still have in its pipes is waited for this long before leftovers are killed. */
const LAST_WORDS_MS = 300;
/** Nothing of the tree lives any more: a pipe that still is open then belongs to somebody else. */
const PIPES_CLOSE_WITHIN_MS = 2_000;

/**
 * Runs a command by `sh -c` in a process group of its own. Resolves when the command has ended, when all that it
 * printed was handed over, and when no process that it started is left, not even one in the background.
 */
export async function runShell(shell: ShellCommand, options: ShellOptions): Promise<ShellResult> {
  if (options.signal.aborted) return { kind: "ended" };
  const started = startProcess(shell);
  if ("kind" in started) return started;
  const { child, exited } = started;
  if (child.pid === undefined) return await exited;
  const tree: ProcessTree = { group: child.pid, marker: shell.marker };
  const opened = Promise.withResolvers<null>();
  const pumps = Promise.all([
    pump(child.stdout, (text) => options.onText(text, "stdout"), opened.promise),
    pump(child.stderr, (text) => options.onText(text, "stderr"), opened.promise),
  ]);
  const exit = await Promise.race([exited, aborted(options.signal)]);
  if (exit === null) await endTree(tree, options);
  else {
    await Promise.race([pumps, pause(LAST_WORDS_MS, options.signal)]);
    await killTree(tree, options);
  }
  // Nobody writes any more, so what is left is little: take it in, even where the log is congested.
  opened.resolve(null);
  await Promise.race([pumps, pause(PIPES_CLOSE_WITHIN_MS)]);
  child.stdout.destroy();
  child.stderr.destroy();
  await pumps;
  return exit === null ? { kind: "ended" } : exit;
}

interface Started {
  readonly child: ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };
  readonly exited: Promise<ShellResult>;
}

function startProcess({ command, directory, environment }: ShellCommand): Started | ShellResult {
  try {
    const child = spawn("/bin/sh", ["-c", command], { cwd: directory, env: environment, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const exited = new Promise<ShellResult>((resolve) => {
      child.once("exit", (code, signal) => resolve(code === null ? { kind: "signalled", signal: signal ?? "unknown" } : { kind: "exited", code }));
      child.once("error", (error) => resolve(notStarted(directory, error)));
    });
    return { child, exited };
  } catch (error) {
    // Arguments and variables that are too long together make `spawn` itself throw.
    return notStarted(directory, error);
  }
}

const notStarted = (directory: string, error: unknown): ShellResult => ({ kind: "error", message: `The command could not be started in ${directory}: ${messageOf(error)}` });

/** Hands over the text of one pipe. Once `opened` resolves, nobody is waited for any more. */
async function pump(pipe: Readable, onText: (text: string) => Promise<void> | null, opened: Promise<unknown>): Promise<void> {
  for await (const text of utf8Pieces(pipe)) {
    const taken = onText(text);
    if (taken !== null) await Promise.race([taken, opened]);
  }
}
