import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Journal, messageOf } from "../journal.ts";
import type { KillLevel } from "./containment.ts";
import { guardArguments } from "./guard-script.ts";
import { MARKER_VARIABLE } from "./marker.ts";
import { signalGroup } from "./signal-process.ts";

export interface GuardOptions {
  /** The folder of the runner. */
  readonly home: string;
  readonly level: KillLevel;
  /** What its rooms are called by or, without rooms, what is in its markers. */
  readonly owner: string;
  /** The runner's own environment. */
  readonly inherited: NodeJS.ProcessEnv;
  readonly journal: Journal;
}

const AGAIN_AFTER_MS = 1_000;
const DIGITS = 15;
const NEVER = Number(`1e${DIGITS - 1}`);
const USUAL_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";

/**
 * A process of its own, a shell of 1 MB, that ends all work of this runner when its lease is nearly over, for the case
 * that the runner cannot: it is frozen, hangs, or waits for a disk. It is in a session of its own, so what stops the
 * group of the runner does not stop it, and it ends with the runner. One that dies is replaced. Linux only; elsewhere
 * there is none.
 *
 * It is told by a file and not by a pipe because a shell cannot wait for a pipe and a time at once; the file always has
 * the same length, so a full disk takes it too.
 */
export class LeaseGuard {
  readonly #options: GuardOptions;
  readonly #path: string;
  #file: number | null = null;
  #child: ChildProcess | null = null;
  #written = "";

  constructor(options: GuardOptions) {
    this.#options = options;
    this.#path = join(options.home, "lease");
    if (process.platform !== "linux") return;
    this.#file = openSync(this.#path, "w", 0o600);
    this.tell(NEVER);
    this.#start();
  }

  /** Its process; `null` where there is none. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** From now on work lives no longer than until `endMs`, by `Time.uptime`. */
  tell(endMs: number): void {
    const end = String(Math.floor(endMs / 10)).padStart(DIGITS, " ");
    if (this.#file === null || end === this.#written) return;
    this.#written = end;
    try {
      writeSync(this.#file, `${end}${end}\n`, 0);
    } catch (error) {
      this.#options.journal(`The guard of the lease cannot be told of it, and is ended: ${messageOf(error)}`);
      this.close();
    }
  }

  /** Ends it; to be called once no work is left. */
  close(): void {
    if (this.#file === null) return;
    closeSync(this.#file);
    this.#file = null;
    if (this.pid !== null) signalGroup(this.pid, "SIGKILL");
    rmSync(this.#path, { force: true });
  }

  #start(): void {
    if (this.#file === null) return;
    const { level, owner, inherited, journal } = this.#options;
    const outer = inherited[MARKER_VARIABLE];
    const child = spawn("/bin/sh", guardArguments({ runner: process.pid, file: this.#path, level, owner }), {
      cwd: "/",
      detached: true,
      env: { PATH: `${inherited.PATH ?? ""}:${USUAL_PATH}`, ...(outer === undefined ? {} : { [MARKER_VARIABLE]: outer }) },
      stdio: "ignore",
    });
    child.unref();
    child.once("error", (error) => journal(`The lease has no guard: ${error.message}`));
    child.once("exit", () => setTimeout(() => this.#start(), AGAIN_AFTER_MS).unref());
    this.#child = child;
  }
}
