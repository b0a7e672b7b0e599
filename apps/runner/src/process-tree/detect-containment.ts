import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { within } from "../within.ts";
import type { Containment, KillLevel } from "./containment.ts";
import { MARKER_VARIABLE, newMarker } from "./marker.ts";
import { NamespaceRooms } from "./namespace-rooms.ts";
import type { TreeExit } from "./running-tree.ts";
import { startTree } from "./start-tree.ts";

export interface DetectOptions {
  /** The surest level wanted. */
  readonly wanted: KillLevel;
  /** Where to look for tools, besides the usual folders. */
  readonly path: string | undefined;
  /** For files that are of use while a command starts. */
  readonly folder: string;
}

const USUAL_FOLDERS = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];
const TRY_WITHIN_MS = 5_000;

/**
 * The surest way to keep processes together that this machine lets us have and that is wanted. A namespace is tried for
 * real: whether it may be made depends on the system's settings and on what the runner itself runs in. One without a
 * `/proc` of its own is not used: there `pgrep` finds numbers that `kill` takes for other processes.
 */
export async function detectContainment({ wanted, path = "", folder }: DetectOptions): Promise<Containment> {
  if (process.platform !== "linux" || wanted === "group") return { level: "group" };
  if (wanted === "sweep") return { level: "sweep" };
  const folders = [...path.split(":"), ...USUAL_FOLDERS].filter((each) => each.startsWith("/"));
  const [setpriv, unshare, setsid, sleep] = ["setpriv", "unshare", "setsid", "sleep"].map((name) => findTool(name, folders));
  if (!setpriv || !unshare || !setsid || !sleep) return { level: "sweep" };
  for (const hasUserNamespace of [false, true]) {
    const tools = { setpriv, unshare, setsid, sleep, hasUserNamespace };
    const rooms = new NamespaceRooms(tools, folder);
    if (await works(rooms)) return { level: "namespace", rooms };
  }
  return { level: "sweep" };
}

/** Only paths that a shell takes as they are. */
function findTool(name: string, folders: readonly string[]): string | null {
  return folders.map((each) => join(each, name)).find((path) => /^[\w./+-]+$/.test(path) && isExecutable(path)) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function works(rooms: NamespaceRooms): Promise<boolean> {
  const exits = await Promise.all(["exit 137", "kill -KILL $$"].map((command) => tryOut(command, rooms)));
  return JSON.stringify(exits) === JSON.stringify([{ kind: "exited", code: 137 }, { kind: "signalled", signal: "SIGKILL" }]);
}

async function tryOut(command: string, rooms: NamespaceRooms): Promise<TreeExit | null> {
  const marker = newMarker();
  const tree = await startTree({ command, directory: "/", environment: { [MARKER_VARIABLE]: marker }, marker }, { level: "namespace", rooms });
  if ("kind" in tree) return tree;
  tree.stdout.resume();
  tree.stderr.resume();
  const exit = await within(tree.exited, TRY_WITHIN_MS);
  if (exit === null) await tree.kill({});
  return exit;
}
