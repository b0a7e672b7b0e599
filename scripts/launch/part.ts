import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { PartLog } from "./part-log.ts";

const GUARD = new URL("parent-guard.mjs", import.meta.url).href;
/** A part that lives this long has been started well. */
const LONG_LIFE_MS = 60_000;
/** So many short lives in a row show that it will not get well by itself; with the pauses between them, after 8 s. */
const TROUBLE_AFTER = 6;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 60_000;

export interface PartOptions {
  readonly name: string;
  /** What Node is given: the script and its arguments. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logFolder: string;
  /** How long it may take to stop by itself before it is killed. */
  readonly stopWithinMs: number;
  /** Asks it to stop; SIGTERM when left out. */
  readonly stopSignal?: NodeJS.Signals;
  readonly onMessage?: (message: unknown) => void;
  /** Called once when it keeps dying; `tail` is the end of its log. It is still started again, further and further apart. */
  readonly onTrouble: (name: string, tail: string) => void;
  readonly onRestart: (name: string) => void;
  /** The pause before it is started again, doubled after each short life up to a minute; 250 ms when left out. */
  readonly firstPauseMs?: number;
}

/** One process of Planloom: started, watched, started again when it dies, stopped when asked. */
export class Part {
  readonly #options: PartOptions;
  readonly #log: PartLog;
  #startedAt = 0;
  #shortLives = 0;
  #child: ChildProcess | null = null;
  #stopping = false;
  #tail = "";

  constructor(options: PartOptions) {
    this.#options = options;
    this.#log = new PartLog(join(options.logFolder, `${options.name}.log`));
  }

  start(): void {
    const { args, cwd, env, onMessage } = this.#options;
    // Its own process group, so that Ctrl-C reaches the launcher alone and the parts stop in order.
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "--import", GUARD, ...args], {
      cwd,
      env: { ...process.env, ...env, PLANLOOM_LAUNCHER: String(process.pid) },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
    });
    this.#child = child;
    this.#startedAt = performance.now();
    this.#leavePid(child.pid);
    child.stdout?.on("data", (chunk: Buffer) => this.#write(chunk));
    child.stderr?.on("data", (chunk: Buffer) => this.#write(chunk));
    if (onMessage) child.on("message", onMessage);
    child.on("error", (error) => {
      this.#write(Buffer.from(`${String(error)}\n`));
      // One that could not be started at all has no exit either.
      if (child.pid === undefined) void this.#ended(child);
    });
    child.once("exit", () => void this.#ended(child));
  }

  /** Resolves when it has ended, which is at the latest when it was killed after `stopWithinMs`. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(this.#options.stopSignal ?? "SIGTERM");
    const killer = setTimeout(() => child.kill("SIGKILL"), this.#options.stopWithinMs);
    await exited;
    clearTimeout(killer);
  }

  /** Ends it at once. */
  kill(): void {
    this.#stopping = true;
    this.#child?.kill("SIGKILL");
  }

  async #ended(child: ChildProcess): Promise<void> {
    if (this.#stopping || this.#child !== child) return;
    const isShort = performance.now() - this.#startedAt < LONG_LIFE_MS;
    this.#shortLives = isShort ? this.#shortLives + 1 : 0;
    if (this.#shortLives === TROUBLE_AFTER) this.#options.onTrouble(this.#options.name, this.#tail);
    const { firstPauseMs = FIRST_PAUSE_MS } = this.#options;
    await delay(Math.min(firstPauseMs * 2 ** Math.max(0, this.#shortLives - 1), LONGEST_PAUSE_MS));
    if (this.#stopping) return;
    this.#options.onRestart(this.#options.name);
    this.start();
  }

  /** For people who look for the process. A full disk must not keep a part from being started again. */
  #leavePid(pid: number | undefined): void {
    if (pid === undefined) return;
    try {
      writeFileSync(join(this.#options.logFolder, `${this.#options.name}.pid`), String(pid));
    } catch (error) {
      this.#write(Buffer.from(`${String(error)}\n`));
    }
  }

  #write(chunk: Buffer): void {
    this.#log.write(chunk);
    this.#tail = (this.#tail + chunk.toString("utf8")).slice(-4_000);
  }
}
