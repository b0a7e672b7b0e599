import { aborted } from "../aborted.ts";
import { utf8Pieces } from "../log/utf8-pieces.ts";
import type { Containment } from "../process-tree/containment.ts";
import type { Grace, TreeExit } from "../process-tree/running-tree.ts";
import type { ShellCommand } from "../process-tree/shell-command.ts";
import { startTree } from "../process-tree/start-tree.ts";
import type { Mask } from "../secrets/mask.ts";
import { within } from "../within.ts";

export interface ShellOptions {
  /** Gets what the command prints, in the order it arrives. The command is slowed down until a promise it gives resolves. */
  readonly onText: (text: string, source: "stdout" | "stderr") => Promise<void> | null;
  /** Ends the command and everything it started. */
  readonly signal: AbortSignal;
  /** Whether nothing may be begun any more, asked last of all: a runner may have been frozen since `signal` was looked at. */
  readonly isLapsed: () => boolean;
  readonly grace: Grace;
  readonly containment: Containment;
  /** Kept out of all that the command prints. */
  readonly mask: Mask;
  /** Told of processes that cannot be killed. */
  readonly onStubborn: (pids: readonly number[]) => void;
}

/** `ended`: it was ended by the signal. */
export type ShellResult = TreeExit | { readonly kind: "ended" };

/** So often a command is tried that was not even begun. */
const MOST_TRIES = 3;
/** What a command that has exited may still have in its pipes is waited for this long before leftovers are killed. */
const LAST_WORDS_MS = 300;
/** Nothing of the tree lives any more: a pipe that still is open then belongs to somebody else. */
const PIPES_CLOSE_WITHIN_MS = 2_000;

/**
 * Runs a command by `sh -c`, contained as told. Resolves when the command has ended, when all that it
 * printed was handed over, and when no process that it started is left, not even one in the background.
 */
export async function runShell(shell: ShellCommand, options: ShellOptions): Promise<ShellResult> {
  for (let tries = 1; ; tries += 1) {
    const result = await tryShell(shell, options);
    if (result.kind !== "error" || result.isUnbegun !== true || tries === MOST_TRIES) return result;
  }
}

async function tryShell(shell: ShellCommand, options: ShellOptions): Promise<ShellResult> {
  if (options.signal.aborted || options.isLapsed()) return { kind: "ended" };
  const tree = await startTree(shell, options.containment);
  if ("kind" in tree) return tree;
  const opened = Promise.withResolvers<null>();
  const pumps = Promise.all([
    pump(utf8Pieces(tree.stdout, options.mask.open()), (text) => options.onText(text, "stdout"), opened.promise),
    pump(utf8Pieces(tree.stderr, options.mask.open()), (text) => options.onText(text, "stderr"), opened.promise),
  ]);
  const exit = await Promise.race([tree.exited, aborted(options.signal)]);
  if (exit === null) await tree.end(options.grace, options);
  else {
    await within(pumps, LAST_WORDS_MS, options.signal);
    await tree.kill(options);
  }
  // Nobody writes any more, so what is left is little: take it in, even where the log is congested.
  opened.resolve(null);
  await within(pumps, PIPES_CLOSE_WITHIN_MS);
  tree.stdout.destroy();
  tree.stderr.destroy();
  await pumps;
  return exit === null ? { kind: "ended" } : exit;
}

/** Hands over the text of one pipe. Once `opened` resolves, nobody is waited for any more. */
async function pump(pieces: AsyncIterable<string>, onText: (text: string) => Promise<void> | null, opened: Promise<unknown>): Promise<void> {
  for await (const text of pieces) {
    const taken = onText(text);
    if (taken !== null) await Promise.race([taken, opened]);
  }
}
