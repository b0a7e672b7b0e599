import type { Readable } from "node:stream";
import { within } from "../within.ts";
import type { Grace, KillOptions, RunningTree, TreeExit } from "./running-tree.ts";
import { signalProcess } from "./signal-process.ts";
import { sweep } from "./sweep.ts";

const STUBBORN_AFTER_MS = 10_000;

/** What a command has to do with the room that it is in. */
export interface Room {
  readonly isGone: boolean;
  /** Resolves once it is gone. */
  readonly gone: Promise<unknown>;
  waitForAll(): Promise<void>;
  /** Who is in it, by process id outside of it; `null` where that cannot be found out. */
  members(marker: string): Promise<{ readonly init: number; readonly pids: readonly number[] } | null>;
  destroy(): Promise<void>;
}

interface RoomCommand {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly exited: Promise<TreeExit>;
  readonly marker: string;
}

/** A command in a room of its own. Its exit is told by the room, which does so when none of its processes is left. */
export class RoomTree implements RunningTree {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly exited: Promise<TreeExit>;
  readonly #room: Room;
  readonly #marker: string;
  #isOver = false;

  constructor(room: Room, { stdout, stderr, exited, marker }: RoomCommand) {
    this.#room = room;
    this.#marker = marker;
    this.stdout = stdout;
    this.stderr = stderr;
    this.exited = exited.finally(() => (this.#isOver = !room.isGone));
  }

  async end(grace: Grace, options: KillOptions): Promise<void> {
    await this.#room.waitForAll();
    const members = this.#isOver ? null : await this.#room.members(this.#marker);
    if (members !== null && members.pids.length > 0) {
      for (const pid of members.pids) signalProcess(pid, "SIGTERM");
      // One that is stopped hears it only when it goes on.
      for (const pid of members.pids) signalProcess(pid, "SIGCONT");
      await within(this.exited, grace.ms, grace.cut);
    }
    await this.kill(options);
  }

  async kill({ onStubborn }: KillOptions): Promise<void> {
    if (this.#isOver) return;
    const wasGone = this.#room.isGone;
    const members = await this.#room.members(this.#marker);
    await this.#room.destroy();
    if (members !== null) {
      await within(this.#room.gone, STUBBORN_AFTER_MS);
      if (!this.#room.isGone) onStubborn?.(members.pids);
    }
    await this.#room.gone;
    // Somebody else killed the outermost process, which then could not wait: its namespace ends, but unseen.
    if (wasGone) await sweep(new Set([this.#marker]), onStubborn === undefined ? {} : { onStubborn });
  }
}
