import { readFileSync } from "node:fs";

/** The process group of a process, on Linux; `null` where it is gone. */
export function groupOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name before may hold anything, also spaces and brackets: state, parent and group follow its last bracket.
    const [, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(group);
  } catch {
    return null;
  }
}
