import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./is-alive.ts";

/** A PostgreSQL that runs on the data although this process did not start it. */
export interface LeftOver {
  readonly pid: number;
  readonly port: number;
}

/** The one that runs on this data, `null` if none does. A note of one that has died is not taken for it. */
export function findLeftOver(data: string): LeftOver | null {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 1 && port > 0 && isPostmaster(pid, data) ? { pid, port } : null;
}

/**
 * Whether the process is a PostgreSQL on this data. After a reboot the number may belong to any process, and one that
 * nobody collects (there is no init in a container) keeps its number but has no command line.
 */
export function isPostmaster(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(data);
}

function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    // It ended in between.
    return "";
  }
}
