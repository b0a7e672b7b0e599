import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { findMarked } from "./find-marked.ts";
import { parentOf } from "./process-stat.ts";

/** What is known of a command in a namespace. */
export interface NamespaceMarks {
  /** The process that made the namespace and waits for its init, outside of it. */
  readonly outermost: number;
  readonly marker: string;
}

/** The first process of the namespace that `parent` has made, by its id outside of it; `null` where there is none yet, or any more. */
export function initOf(parent: number): number | null {
  return childrenOf(parent)[0] ?? null;
}

/**
 * The ids of all processes of the command in the namespace, and of those that carry its marker in namespaces further
 * inside: all but those that serve to contain it. Linear in the number of processes.
 */
export function membersOf(init: number, { outermost, marker }: NamespaceMarks): number[] {
  const namespace = namespaceOf(init);
  const inside = namespace === null ? [] : allProcesses().filter((pid) => namespaceOf(pid) === namespace);
  const all = new Set([...inside, ...findMarked(new Set([marker]))]);
  return [...all].filter((pid) => pid !== init && pid !== outermost);
}

function allProcesses(): number[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number);
}

/** Names the PID namespace of a process; `null` where it is gone or belongs to somebody else. */
function namespaceOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return null;
  }
}

function childrenOf(parent: number): number[] {
  try {
    return readFileSync(`/proc/${parent}/task/${parent}/children`, "latin1").split(" ").filter(Boolean).map(Number);
  } catch {
    // Not every system keeps the list.
    return allProcesses().filter((pid) => parentOf(pid) === parent);
  }
}
