import type { WorkspaceDeskLine } from "@planloom/api";

/** Names one line of the desk over all runs: keys are those of a run. */
export type LineId = `${string} ${string}`;

export function lineId({ run, key }: Pick<WorkspaceDeskLine, "run" | "key">): LineId {
  return `${run} ${key}`;
}

/** Where in the queue somebody is: at a line, and the how many-th it was when it was last there. */
export interface DeskPlace {
  readonly id: LineId | null;
  readonly index: number;
}

/** The line that is looked at: the one it was, or, where that is gone, the one that took its place; -1 where there is none. O(lines). */
export function placeIn(lines: readonly Pick<WorkspaceDeskLine, "run" | "key">[], { id, index }: DeskPlace): number {
  const found = lines.findIndex((line) => lineId(line) === id);
  return found >= 0 ? found : Math.min(index, lines.length - 1);
}

/** Reads the line that an address names; `null` where it names none. */
export function readLine(search: URLSearchParams): LineId | null {
  const [run, key] = [search.get("run"), search.get("item")];
  return run === null || key === null ? null : `${run} ${key}`;
}

/** Writes a line as the search part of an address, with its `?`. */
export function writeLine({ run, key }: Pick<WorkspaceDeskLine, "run" | "key">): string {
  return `?${new URLSearchParams({ run, item: key }).toString()}`;
}

/** The desk of the run of a line, with that very line open, and the way back. */
export function deskOfRun({ run, key }: Pick<WorkspaceDeskLine, "run" | "key">): string {
  return `/runs/${run}/desk?${new URLSearchParams({ item: key, from: "all" }).toString()}`;
}
