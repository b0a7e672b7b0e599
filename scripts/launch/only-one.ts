import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Claims the data folder for this process. Returns the pid of the launcher that already has it, or `null` when it is
 * ours now; a claim left by a process that died is taken over.
 */
export function claimHome(home: string): number | null {
  const file = join(home, "launcher.pid");
  const holder = readHolder(file);
  if (holder !== null && holder !== process.pid && isLauncher(holder)) return holder;
  writeFileSync(file, String(process.pid));
  process.once("exit", () => {
    if (readHolder(file) === process.pid) rmSync(file, { force: true });
  });
  return null;
}

function readHolder(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** A pid can be given to another program after a restart of the machine, so where the system tells, its name counts. */
function isLauncher(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("scripts/");
  } catch {
    return process.platform !== "linux";
  }
}
