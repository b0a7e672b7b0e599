import { messageOf } from "../journal.ts";
import type { Containment } from "./containment.ts";
import { GroupTree } from "./group-tree.ts";
import type { RunningTree, TreeExit } from "./running-tree.ts";
import type { ShellCommand } from "./shell-command.ts";
import { spawnChild } from "./spawn-child.ts";

/** Starts a command by `sh -c`, contained as told. Resolves with an exit where it could not be started. */
export async function startTree({ command, directory, environment, marker }: ShellCommand, containment: Containment): Promise<RunningTree | TreeExit> {
  try {
    if (containment.level === "namespace") return containment.rooms.start({ command, directory, environment, marker });
    const child = spawnChild({ file: "/bin/sh", args: ["-c", command], directory, environment });
    return child.pid === null ? notStarted(directory, await child.exit) : new GroupTree(child, { group: child.pid, marker, level: containment.level });
  } catch (error) {
    return notStarted(directory, error);
  }
}

const notStarted = (directory: string, error: unknown): TreeExit => ({ kind: "error", message: `The command could not be started in ${directory}: ${messageOf(error)}` });
