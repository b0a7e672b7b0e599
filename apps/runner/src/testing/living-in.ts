import { readdirSync, readlinkSync } from "node:fs";

/**
 * The processes that live and have their working directory in the folder, on Linux. It asks for nothing that the
 * product looks at, and the working directory outlives cleared environments, new sessions and new process groups.
 */
export function livingIn(folder: string): number[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && worksIn(name, folder)).map(Number);
}

function worksIn(pid: string, folder: string): boolean {
  try {
    const directory = readlinkSync(`/proc/${pid}/cwd`);
    return directory === folder || directory.startsWith(`${folder}/`);
  } catch {
    // Gone, or ended and not collected yet.
    return false;
  }
}
