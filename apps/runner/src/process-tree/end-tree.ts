import { pause } from "../pause.ts";
import { findMarked, killLevel } from "./find-marked.ts";
import { groupOf } from "./group-of.ts";
import { groupExists, signalGroup, signalProcess } from "./signal-process.ts";
import { sweep, type SweepOptions } from "./sweep.ts";

/** The processes that came from one command. */
export interface ProcessTree {
  /** The process group of the command itself. */
  readonly group: number;
  readonly marker: string;
}

/** What a tree that is asked to end gets before it is killed: so many milliseconds, or until `cut` aborts. */
export interface Grace {
  readonly ms: number;
  readonly cut: AbortSignal;
}

const LOOK_EVERY_MS = 25;
/** How long a killed group may take to disappear where processes cannot be swept. */
const GROUP_GONE_WITHIN_MS = 2_000;

/**
 * Asks every process of the tree to end, and kills after its grace what is left. When it resolves, nothing of the tree
 * lives any more; without `/proc`, nothing of its process group.
 */
export async function endTree(tree: ProcessTree, { grace, ...options }: SweepOptions & { readonly grace: Grace }): Promise<void> {
  signalGroup(tree.group, "SIGTERM");
  // Once each: many programs take a second request as the order to end at once.
  for (const pid of findMarked(new Set([tree.marker]))) if (groupOf(pid) !== tree.group) signalProcess(pid, "SIGTERM");
  await untilGone(tree, grace);
  await killTree(tree, options);
}

/** Kills what is left of the tree at once, with the same promise. */
export async function killTree(tree: ProcessTree, options: SweepOptions = {}): Promise<void> {
  signalGroup(tree.group, "SIGKILL");
  if (killLevel === "sweep") await sweep(new Set([tree.marker]), options);
  else await untilGone(tree, { ms: GROUP_GONE_WITHIN_MS, cut: new AbortController().signal });
}

async function untilGone(tree: ProcessTree, { ms, cut }: Grace): Promise<void> {
  const deadline = performance.now() + ms;
  while (isAlive(tree) && performance.now() < deadline && !cut.aborted) await pause(LOOK_EVERY_MS);
}

function isAlive({ group, marker }: ProcessTree): boolean {
  return killLevel === "sweep" ? findMarked(new Set([marker])).length > 0 : groupExists(group);
}
