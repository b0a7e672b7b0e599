import { mkdirSync } from "node:fs";
import { NamespaceRoom } from "./namespace-room.ts";
import type { NamespaceTools } from "./namespace-tools.ts";
import type { RunningTree } from "./running-tree.ts";
import type { ShellCommand } from "./shell-command.ts";

/** An empty room that nobody has needed for so long is given up. */
const KEEP_EMPTY_MS = 60_000;

/** The rooms of a runner: as many as commands have run at once, for as long as they are needed. */
export class NamespaceRooms {
  readonly #tools: NamespaceTools;
  readonly #folder: string;
  readonly #empty = new Map<NamespaceRoom, NodeJS.Timeout>();

  constructor(tools: NamespaceTools, folder: string) {
    this.#tools = tools;
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** Begins a command in a room of its own. Throws where it cannot be started. */
  start(shell: ShellCommand): RunningTree {
    const room = this.#take() ?? new NamespaceRoom({ tools: this.#tools, folder: this.#folder });
    room.isIdle = false;
    try {
      const tree = room.run(shell);
      void tree.exited.then(() => room.emptied()).then(() => this.#keep(room));
      return tree;
    } catch (error) {
      this.#keep(room);
      throw error;
    }
  }

  #take(): NamespaceRoom | null {
    for (const [room, timer] of this.#empty) {
      clearTimeout(timer);
      this.#empty.delete(room);
      if (!room.isGone) return room;
    }
    return null;
  }

  #keep(room: NamespaceRoom): void {
    if (room.isGone) return;
    room.isIdle = true;
    const timer = setTimeout(() => {
      this.#empty.delete(room);
      room.close();
    }, KEEP_EMPTY_MS);
    timer.unref();
    this.#empty.set(room, timer);
  }
}
