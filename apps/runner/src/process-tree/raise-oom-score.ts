import { readFileSync, writeFileSync } from "node:fs";

/** How much sooner than the runner its commands go when memory runs out, on the system's scale of 1000. */
const SOONER_BY = 500;
const HIGHEST = 1_000;

let own: number | null = null;

/** Makes the system end this process, and those it starts from now on, before the runner when memory runs out; on Linux. */
export function raiseOomScore(pid: number): void {
  if (process.platform !== "linux") return;
  try {
    own ??= Number(readFileSync("/proc/self/oom_score_adj", "latin1"));
    writeFileSync(`/proc/${pid}/oom_score_adj`, String(Math.min(HIGHEST, own + SOONER_BY)));
  } catch {
    // It has ended already, or the system does not let us: then all are alike.
  }
}
