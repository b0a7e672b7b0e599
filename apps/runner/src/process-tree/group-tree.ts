import type { Readable } from "node:stream";
import { pause } from "../pause.ts";
import { findMarked } from "./find-marked.ts";
import { groupOf } from "./process-stat.ts";
import type { Grace, KillOptions, RunningTree, TreeExit } from "./running-tree.ts";
import { groupExists, signalGroup, signalProcess } from "./signal-process.ts";
import type { Child } from "./spawn-child.ts";
import { sweep } from "./sweep.ts";

/** What is known of the processes of a command that has no namespace. */
export interface TreeMarks {
  /** The process group of the command itself. */
  readonly group: number;
  readonly marker: string;
  readonly level: "sweep" | "group";
}

const LOOK_EVERY_MS = 25;
/** How long a killed group may take to disappear where processes cannot be swept. */
const GROUP_GONE_WITHIN_MS = 2_000;

/**
 * A command whose processes are known by their group, and by the marker they inherit where processes can be swept.
 * One that clears its environment and starts a session of its own is not found; without sweeping, none in another group.
 */
export class GroupTree implements RunningTree {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly exited: Promise<TreeExit>;
  readonly #marks: TreeMarks;

  constructor(child: Child, marks: TreeMarks) {
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    this.#marks = marks;
    this.exited = child.exit.then((exit): TreeExit => {
      if (exit instanceof Error) return { kind: "error", message: exit.message };
      return exit.code === null ? { kind: "signalled", signal: exit.signal ?? "unknown" } : { kind: "exited", code: exit.code };
    });
  }

  async end(grace: Grace, options: KillOptions): Promise<void> {
    const { group } = this.#marks;
    const elsewhere = this.#marked().filter((pid) => groupOf(pid) !== group);
    signalGroup(group, "SIGTERM");
    // Once each: many programs take a second request as the order to end at once. One that is stopped hears it only
    // when it goes on.
    for (const pid of elsewhere) signalProcess(pid, "SIGTERM");
    signalGroup(group, "SIGCONT");
    for (const pid of elsewhere) signalProcess(pid, "SIGCONT");
    await this.#untilGone(grace);
    await this.kill(options);
  }

  async kill(options: KillOptions): Promise<void> {
    signalGroup(this.#marks.group, "SIGKILL");
    if (this.#marks.level === "sweep") await sweep(new Set([this.#marks.marker]), options);
    else await this.#untilGone({ ms: GROUP_GONE_WITHIN_MS, cut: new AbortController().signal });
  }

  async #untilGone({ ms, cut }: Grace): Promise<void> {
    const deadline = performance.now() + ms;
    while (this.#isAlive() && performance.now() < deadline && !cut.aborted) await pause(LOOK_EVERY_MS);
  }

  #isAlive(): boolean {
    return this.#marks.level === "sweep" ? this.#marked().length > 0 : groupExists(this.#marks.group);
  }

  #marked(): number[] {
    return this.#marks.level === "sweep" ? findMarked(new Set([this.#marks.marker])) : [];
  }
}
