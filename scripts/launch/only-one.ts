import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How often what a dead launcher left is cleared away before giving up. */
const TRIES = 5;

/**
 * Claims the data folder for this process. Returns the pid of the launcher that already has it, or `null` when it is
 * ours now; a claim left by a process that died is taken over. Of several that start at once exactly one gets it.
 */
export function claimHome(home: string): number | null {
  const file = join(home, "launcher.pid");
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (claim(file)) {
      process.once("exit", () => {
        if (readHolder(file) === process.pid) rmSync(file, { force: true });
      });
      return null;
    }
    const holder = readHolder(file);
    if (holder !== null && isLauncher(holder)) return holder;
    clearAway(file, holder);
  }
  throw new Error(`${file} cannot be claimed: something else makes it again and again.`);
}

/** Makes the file, with our pid in it from its first moment on, unless there is one. */
function claim(file: string): boolean {
  const ours = `${file}.${process.pid}`;
  writeFileSync(ours, String(process.pid));
  try {
    linkSync(ours, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(ours, { force: true });
  }
}

/** Removes a dead launcher's claim, and not the one that somebody faster has put in its place since. */
function clearAway(file: string, deadHolder: number | null): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  if (readHolder(aside) === deadHolder) rmSync(aside);
  else renameSync(aside, file);
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && "code" in error && error.code === code;

function readHolder(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** A pid can be given to another program after a restart of the machine, so where the system tells, its name counts. */
function isLauncher(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, "EPERM")) return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("scripts/");
  } catch {
    return process.platform !== "linux";
  }
}
