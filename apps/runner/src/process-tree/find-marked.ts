import { readdirSync, readFileSync } from "node:fs";
import { MARKER_VARIABLE } from "./marker.ts";

/**
 * The ids of all living processes that carry one of the markers, on Linux; none elsewhere. Linear in the number of
 * processes, and on purpose without a pause in between: a tree that forks while it is looked at must not get ahead.
 */
export function findMarked(markers: ReadonlySet<string>): number[] {
  if (process.platform !== "linux" || markers.size === 0) return [];
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && carries(name, markers)).map(Number);
}

function carries(pid: string, markers: ReadonlySet<string>): boolean {
  const entry = readEnvironment(pid).split("\0").find((each) => each.startsWith(`${MARKER_VARIABLE}=`));
  if (entry === undefined) return false;
  return entry.slice(MARKER_VARIABLE.length + 1).split(" ").some((marker) => markers.has(marker));
}

/** Empty for a process that is gone, has ended and waits to be collected, or belongs to somebody else. */
function readEnvironment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return "";
  }
}
