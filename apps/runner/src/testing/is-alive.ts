import { readFileSync } from "node:fs";

/** Whether a process lives: it exists, and is none that has ended and waits to be collected. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** The process ids in a file, one a line, as `echo $! >> file` leaves them. */
export const pidsIn = (path: string): number[] => readFileSync(path, "utf8").split("\n").filter(Boolean).map(Number);
