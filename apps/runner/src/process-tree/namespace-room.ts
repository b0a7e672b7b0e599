import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, ftruncateSync, openSync, rmSync, writeSync } from "node:fs";
import { Duplex } from "node:stream";
import { join } from "node:path";
import { within } from "../within.ts";
import { commandScript, NO_DIRECTORY, type ScriptedCommand } from "./command-script.ts";
import { MarkedOutput } from "./marked-output.ts";
import { CONTROL_DESCRIPTOR, namespaceInit, WAIT_FOR_ALL } from "./namespace-init.ts";
import { initOf, membersOf } from "./namespace-members.ts";
import type { NamespaceTools } from "./namespace-tools.ts";
import { RoomTree } from "./room-tree.ts";
import type { TreeExit } from "./running-tree.ts";
import { signalName } from "./signal-name.ts";
import { signalProcess } from "./signal-process.ts";
import { type Child, spawnChild } from "./spawn-child.ts";

const LOOK_EVERY_MS = 2;
/** The end of a room closes what it speaks through. */
const CLOSES_WITHIN_MS = 1_000;
const NO_NAMESPACE: TreeExit = { kind: "error", message: "The command could not be started: the system did not give it a namespace of its own." };

/** An empty room may be killed at any moment, by a system that is short of memory for one. */
const UNBEGUN: TreeExit = { kind: "error", message: "The command could not be started: its namespace ended before.", isUnbegun: true };

export interface RoomOptions {
  readonly tools: NamespaceTools;
  /** Where the scripts of commands are left for their namespace. */
  readonly folder: string;
}

/**
 * A PID namespace that runs one command after the other. Making one takes four programs and what the system needs for a
 * mount, 5 ms of processor time; a command in one that is there takes two, and its processes are started by a shell of
 * 1 MB instead of by this process, which the system copies for each. Its outermost process waits for the first process
 * of the namespace, and the system lets that one be waited for only when all others of the namespace are gone.
 */
export class NamespaceRoom {
  readonly #tools: NamespaceTools;
  /** The script of the command that runs, kept open: to open a file anew takes longer than to write it. */
  readonly #script: string;
  readonly #file: number;
  readonly #child: Child;
  readonly #control: Duplex;
  readonly #outputs: readonly [MarkedOutput, MarkedOutput];
  readonly #outermost: number;
  #said = "";
  #stands = false;
  #answer: PromiseWithResolvers<TreeExit> | null = null;
  #directory = "";
  #isGone = false;
  #isClean = false;

  /** Throws where the system starts nothing. */
  constructor({ tools, folder }: RoomOptions) {
    this.#tools = tools;
    this.#script = join(folder, randomUUID());
    this.#file = openSync(this.#script, "w", 0o600);
    const child = spawnChild({ ...namespaceInit(folder, tools), directory: "/", environment: {}, hasControl: true });
    const control = child.process.stdio[CONTROL_DESCRIPTOR];
    if (child.pid === null || !(control instanceof Duplex)) throw new Error("a namespace could not be started");
    this.#child = child;
    this.#outermost = child.pid;
    this.#control = control;
    this.#outputs = [new MarkedOutput(child.stdout), new MarkedOutput(child.stderr)];
    control.setEncoding("latin1");
    control.on("data", (piece: string) => this.#hear(piece));
    control.on("error", () => undefined);
    const closed = new Promise((resolve) => control.once("close", resolve));
    void this.#leaveAtEnd(closed);
  }

  /** Whether no command can run in it any more. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Resolves when its processes are gone. */
  get gone(): Promise<unknown> {
    return this.#child.exit;
  }

  /** Begins a command; one at a time. Throws where it is longer than the system takes. */
  run(shell: ScriptedCommand & { readonly marker: string }): RoomTree {
    const mark = randomUUID();
    this.#write(commandScript(shell, this.#tools));
    const answer = Promise.withResolvers<TreeExit>();
    const [stdout, stderr] = this.#outputs.map((output) => output.next(mark));
    if (stdout === undefined || stderr === undefined) throw new Error("unreachable: there are two outputs");
    this.#answer = answer;
    this.#directory = shell.directory;
    if (this.#isGone) answer.resolve(UNBEGUN);
    else this.#control.write(`${mark} ${this.#script}\n`);
    return new RoomTree(this, { stdout, stderr, exited: answer.promise, marker: shell.marker });
  }

  /** Resolves when all that the last command printed has been read, and the next one may begin; never where it is gone. */
  async emptied(): Promise<void> {
    await Promise.all(this.#outputs.map(({ whole }) => whole));
  }

  /** All processes in it but its own; those that carry the marker further inside too. */
  async members(marker: string): Promise<{ readonly init: number; readonly pids: readonly number[] } | null> {
    const init = await this.#init();
    return init === null ? null : { init, pids: membersOf(init, { outermost: this.#outermost, marker }) };
  }

  /** From now on it waits for all processes of its command before it calls it over. */
  async waitForAll(): Promise<void> {
    const init = await this.#init();
    if (init !== null) signalProcess(init, WAIT_FOR_ALL);
  }

  /** Kills everything in it. */
  async destroy(): Promise<void> {
    const init = await this.#init();
    if (init !== null) signalProcess(init, "SIGKILL");
  }

  /** Lets it end by itself; for one that is empty. */
  close(): void {
    this.#control.end();
  }

  /** Whether this process may end although the room is there. */
  set isIdle(isIdle: boolean) {
    const { process } = this.#child;
    for (const part of [process, ...process.stdio]) {
      if (part === null || part === undefined) continue;
      const reference: unknown = Reflect.get(part, isIdle ? "unref" : "ref");
      if (typeof reference === "function") reference.call(part);
    }
  }

  /**
   * The first process of the namespace; `null` where all is over. It is waited for where it is only being made: to kill
   * its parent then could leave it alone.
   */
  async #init(): Promise<number | null> {
    for (;;) {
      if (this.#isGone) return null;
      const init = initOf(this.#outermost);
      if (init !== null) return init;
      await within(this.gone, LOOK_EVERY_MS);
    }
  }

  #hear(piece: string): void {
    this.#said += piece;
    if (!this.#stands && this.#said.startsWith("\n")) {
      this.#stands = true;
      this.#said = this.#said.slice(1);
    }
    const told = /^=(\d+)\n/m.exec(this.#said);
    if (told === null) return;
    const before = this.#said.slice(0, told.index).trim();
    this.#said = this.#said.slice(told.index + told[0].length);
    this.#answer?.resolve(before.includes(NO_DIRECTORY) ? notThere(this.#directory) : exitOf(Number(told[1]), before));
    this.#answer = null;
  }

  async #leaveAtEnd(closed: Promise<unknown>): Promise<void> {
    const exit = await this.#child.exit;
    this.#isGone = true;
    // Only then is it sure that it has begun nothing more.
    await within(closed, CLOSES_WITHIN_MS);
    this.#leave(exit instanceof Error ? null : exit.signal);
  }

  #leave(signal: NodeJS.Signals | null): void {
    const exit = this.#hasBegun() ? { kind: "signalled" as const, signal: signal ?? "SIGKILL" } : UNBEGUN;
    this.#answer?.resolve(this.#stands ? exit : NO_NAMESPACE);
    this.#answer = null;
    this.#cleanUp();
  }

  /** A script empties its own file before it does anything else. */
  #hasBegun(): boolean {
    return !this.#isClean && fstatSync(this.#file).size === 0;
  }

  #write(script: string): void {
    if (this.#isGone) return;
    const bytes = Buffer.from(script);
    ftruncateSync(this.#file, 0);
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written, bytes.length - written, written);
  }

  #cleanUp(): void {
    if (this.#isClean) return;
    this.#isClean = true;
    closeSync(this.#file);
    rmSync(this.#script, { force: true });
  }
}

const notThere = (directory: string): TreeExit => ({ kind: "error", message: `The command could not be started: ${directory} is not there.` });

/** `said`: what the shell named, if the command was ended by a signal. It does not speak of INT and PIPE; those stay the exit codes 130 and 141. */
function exitOf(code: number, said: string): TreeExit {
  return code > 128 && said !== "" ? { kind: "signalled", signal: signalName(code - 128) } : { kind: "exited", code };
}
