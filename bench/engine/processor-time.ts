import { readdirSync, readFileSync } from "node:fs";

/** Ticks of the kernel's statistics per second, on every Linux that Node runs on. */
const TICKS = 100;

/**
 * Processor time that a process and all that came from it and still are there have used so far, with that of children
 * they have waited for, ms. Linux only; 0 where it is gone.
 */
export function processorMs(root: number): number {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => statOf(Number(name)) ?? []);
  const children = Map.groupBy(processes, ({ parent }) => parent);
  let ms = 0;
  const waiting = processes.filter(({ pid }) => pid === root);
  for (const each of waiting) {
    ms += each.ms;
    waiting.push(...(children.get(each.pid) ?? []));
  }
  return ms;
}

function statOf(pid: number): { readonly pid: number; readonly parent: number; readonly ms: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name before may hold anything; the state follows its last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ").map(Number);
    const ticks = [11, 12, 13, 14].reduce((sum, place) => sum + (fields[place] ?? 0), 0);
    return { pid, parent: fields[1] ?? 0, ms: (1_000 * ticks) / TICKS };
  } catch {
    return null;
  }
}
