import { readFileSync } from "node:fs";

/** The process group of a process, on Linux; `null` where it is gone. */
export const groupOf = (pid: number): number | null => numbersOf(pid)?.group ?? null;

/** The parent of a process, likewise. */
export const parentOf = (pid: number): number | null => numbersOf(pid)?.parent ?? null;

function numbersOf(pid: number): { readonly parent: number; readonly group: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name before may hold anything, also spaces and brackets: state, parent and group follow its last bracket.
    const [, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { parent: Number(parent), group: Number(group) };
  } catch {
    return null;
  }
}
