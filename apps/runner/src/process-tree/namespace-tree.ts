import { Readable } from "node:stream";
import { within } from "../within.ts";
import { CONTROL_DESCRIPTOR, WAIT_FOR_ALL } from "./namespace-command.ts";
import { initOf, membersOf, type NamespaceMarks } from "./namespace-members.ts";
import type { Grace, KillOptions, RunningTree, TreeExit } from "./running-tree.ts";
import { signalName } from "./signal-name.ts";
import { signalProcess } from "./signal-process.ts";
import type { Child, ChildExit } from "./spawn-child.ts";
import { sweep } from "./sweep.ts";

const CONTROL_CLOSES_WITHIN_MS = 1_000;
const LOOK_EVERY_MS = 2;
const STUBBORN_AFTER_MS = 10_000;

/**
 * A command in a PID namespace. Its outermost process waits for the first process of the namespace, and the system lets
 * that one be waited for only when all others of the namespace are gone: the exit of the child proves that nothing lives.
 */
export class NamespaceTree implements RunningTree {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly exited: Promise<TreeExit>;
  readonly #marks: NamespaceMarks;
  readonly #gone: Promise<ChildExit>;
  #exit: ChildExit | null = null;
  #isKilled = false;

  constructor(child: Child, marks: NamespaceMarks) {
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    this.#marks = marks;
    this.#gone = child.exit;
    void child.exit.then((exit) => (this.#exit = exit));
    const control = child.process.stdio[CONTROL_DESCRIPTOR];
    this.exited = exitOf(child.exit, control instanceof Readable ? textOf(control) : Promise.resolve(""));
  }

  async end(grace: Grace, options: KillOptions): Promise<void> {
    const init = await this.#init();
    if (init !== null) {
      signalProcess(init, WAIT_FOR_ALL);
      const members = membersOf(init, this.#marks);
      for (const pid of members) signalProcess(pid, "SIGTERM");
      // One that is stopped hears it only when it goes on.
      for (const pid of members) signalProcess(pid, "SIGCONT");
      if (members.length > 0) await within(this.#gone, grace.ms, grace.cut);
    }
    await this.kill(options);
  }

  async kill({ onStubborn }: KillOptions): Promise<void> {
    const init = await this.#init();
    if (init !== null) {
      this.#isKilled = true;
      signalProcess(init, "SIGKILL");
      await within(this.#gone, STUBBORN_AFTER_MS);
      if (this.#exit === null) onStubborn?.(membersOf(init, this.#marks));
    }
    const exit = await this.#gone;
    // Somebody else killed the outermost process, which then could not wait: its namespace ends, but unseen.
    if (!this.#isKilled && (exit instanceof Error || exit.signal !== null)) await sweep(new Set([this.#marks.marker]), onStubborn === undefined ? {} : { onStubborn });
  }

  /**
   * The first process of the namespace; `null` where all is over. It is waited for where it is only being made: to kill
   * its parent then could leave it alone.
   */
  async #init(): Promise<number | null> {
    for (;;) {
      if (this.#exit !== null) return null;
      const init = initOf(this.#marks.outermost);
      if (init !== null) return init;
      await within(this.#gone, LOOK_EVERY_MS);
    }
  }
}

async function exitOf(gone: Promise<ChildExit>, control: Promise<string>): Promise<TreeExit> {
  const exit = await gone;
  if (exit instanceof Error) return { kind: "error", message: exit.message };
  if (exit.code === null) return { kind: "signalled", signal: exit.signal ?? "unknown" };
  // All who could write to it are gone.
  const said = (await within(control, CONTROL_CLOSES_WITHIN_MS)) ?? "";
  if (!said.startsWith("\n")) return { kind: "error", message: "The command could not be started: the system did not give it a namespace of its own." };
  const signal = exit.code - 128;
  // A shell does not speak of INT and PIPE; they stay what it makes of them, the exit codes 130 and 141.
  return signal > 0 && said.trim() !== "" ? { kind: "signalled", signal: signalName(signal) } : { kind: "exited", code: exit.code };
}

async function textOf(control: Readable): Promise<string> {
  let text = "";
  control.setEncoding("latin1");
  control.on("data", (piece: string) => (text += piece));
  // A broken pipe has said what it had to say.
  control.on("error", () => undefined);
  await new Promise((resolve) => control.once("close", resolve));
  return text;
}
