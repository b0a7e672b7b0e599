import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "../launch/root.ts";

interface SupervisedOptions {
  /** What Node is given: the script and its arguments, from the checkout on. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where all that it prints is appended. */
  readonly log: string;
}

/** So long after its death it is started again. */
const RESTART_AFTER_MS = 100;

/** One process of Planloom under test, which is started again when it dies, without a failpoint then. */
export class Supervised {
  readonly #options: SupervisedOptions;
  #child: ChildProcess | null = null;
  #isKept = true;
  /** How often it has died without being asked to. */
  deaths = 0;

  constructor(options: SupervisedOptions) {
    this.#options = options;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Whether it was stopped by SIGSTOP. */
  get isFrozen(): boolean {
    return stateOf(this.pid) === "T";
  }

  /** Starts it. `onMessage` hears what it says to its parent. */
  start(failpoint = "", onMessage: (message: unknown) => void = () => undefined): void {
    this.#isKept = true;
    const log = openSync(this.#options.log, "a", 0o600);
    const { DATABASE_URL: _unused, ...inherited } = process.env;
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...this.#options.args], {
      cwd: root,
      env: { ...inherited, ...this.#options.env, NODE_ENV: "test", PLANLOOM_FAILPOINT: failpoint },
      stdio: ["ignore", log, log, "ipc"],
    });
    child.on("message", onMessage);
    child.once("exit", () => void this.#ended(child));
    this.#child = child;
  }

  /** Starts it and resolves with the first message that it sends. Rejects where it ends before. */
  async startUntilReady(failpoint = ""): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.start(failpoint, resolve);
    this.#child?.once("exit", (code, signal) => reject(new Error(`It ended with ${code ?? signal} before it was ready; its log is ${this.#options.log}`)));
    return promise;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Ends it for good by a signal, and resolves when it is gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    this.#isKept = false;
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    if (signal !== "SIGKILL") child.kill("SIGCONT");
    await exited;
  }

  async #ended(child: ChildProcess): Promise<void> {
    if (!this.#isKept || this.#child !== child) return;
    this.deaths += 1;
    await delay(RESTART_AFTER_MS);
    if (this.#isKept && this.#child === child) this.start();
  }
}

/** One letter, as /proc tells it; empty for a process that is gone. */
function stateOf(pid: number): string {
  try {
    return /^State:\s+(\w)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "";
  } catch {
    // It is gone, or was never there.
    return "";
  }
}
