import { readdirSync, readFileSync } from "node:fs";
import { MARKER_VARIABLE } from "./marker.ts";

/** So often the list of processes is read again within one look. */
const MOST_LISTS = 20;
/** A process that shows no environment so often has none. One that begins another program shows none for a moment. */
const EMPTY_READS = 3;

/**
 * The ids of all living processes that carry one of the markers, on Linux; none elsewhere. Linear in the number of
 * processes, and on purpose without a pause in between: a tree that forks while it is looked at must not get ahead. The
 * list is read again until it holds nobody new, because a process that starts another one and exits, again and again,
 * is never there any more by the time its place in the first list is reached.
 */
export function findMarked(markers: ReadonlySet<string>): number[] {
  if (process.platform !== "linux" || markers.size === 0) return [];
  const marked: number[] = [];
  const reads = new Map<string, number>();
  for (let lists = 0; lists < MOST_LISTS; lists += 1) {
    const open = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && (reads.get(name) ?? 0) < EMPTY_READS);
    if (open.length === 0) break;
    for (const pid of open) {
      const environment = readEnvironment(pid);
      reads.set(pid, environment === "" ? (reads.get(pid) ?? 0) + 1 : EMPTY_READS);
      if (carries(environment, markers)) marked.push(Number(pid));
    }
  }
  return marked;
}

function carries(environment: string, markers: ReadonlySet<string>): boolean {
  const entry = environment.split("\0").find((each) => each.startsWith(`${MARKER_VARIABLE}=`));
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
