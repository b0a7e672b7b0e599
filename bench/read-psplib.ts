import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SchedulingProblem } from "@planloom/scheduler/solver";
import { UsageError } from "./bench.ts";

/** An instance of the PSPLIB (Kolisch and Sprecher, 1997). Its jobs are the activities, the two dummies included; a period counts as a minute. */
export interface PsplibInstance {
  /** The file's name without its ending: `j601_3`. */
  readonly name: string;
  readonly problem: SchedulingProblem;
}

/** What is known of an instance: the longest chain, and the best schedule and the best bound anyone has found. */
export interface KnownBounds {
  readonly criticalPath: number;
  readonly lower: number;
  readonly upper: number;
}

export function readSet(data: string, set: string): PsplibInstance[] {
  const folder = join(data, "psplib", set);
  const files = listing(folder).filter((file) => file.endsWith(".sm"));
  if (files.length === 0) throw new UsageError(`${folder} holds no .sm files. --data names the folder that holds psplib/${set}.`);
  return files.map((file) => ({ name: file.slice(0, -".sm".length), problem: readInstance(readFileSync(join(folder, file), "latin1"), file) }));
}

/** By the name of the instance. */
export function readBounds(data: string, set: string): ReadonlyMap<string, KnownBounds> {
  const lines = readBoundsFile(join(data, "psplib", "bounds.csv")).trim().split("\n").slice(1);
  const rows = lines.map((line) => line.split(",")).filter(([name]) => name === set);
  return new Map(rows.map(([name, instance, , , criticalPath, lower, upper]) => [`${name}${instance}`, { criticalPath: Number(criticalPath), lower: Number(lower), upper: Number(upper) }]));
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted(new Intl.Collator("en", { numeric: true }).compare);
  } catch (cause) {
    throw new UsageError(`${folder} cannot be read. --data names the folder that holds the sets.`, { cause });
  }
}

/** The sections of a file are found by their headings; the numbers below a heading are a table. */
function readInstance(text: string, file: string): SchedulingProblem {
  const lines = text.split(/\r?\n/);
  const jobs = Number(/jobs \(incl[^:]*:\s*(\d+)/.exec(text)?.[1]);
  const table = (heading: string, skipped: number, rows: number): number[][] => {
    const at = lines.findIndex((line) => line.startsWith(heading));
    if (at < 0 || !(jobs > 0)) throw new UsageError(`${file} is not a PSPLIB file: it has no ${heading}.`);
    return lines.slice(at + skipped, at + skipped + rows).map((line) => line.trim().split(/\s+/).map(Number));
  };
  const links = table("PRECEDENCE RELATIONS", 2, jobs).flatMap(([job = 0, , , ...successors]) =>
    successors.map((successor) => ({ from: job - 1, to: successor - 1, lag: 0, penalty: Number.POSITIVE_INFINITY })),
  );
  const requests = table("REQUESTS/DURATIONS", 3, jobs);
  const capacities = table("RESOURCEAVAILABILITIES", 2, 1)[0] ?? [];
  return {
    durations: Float64Array.from(requests, ([, , duration = 0]) => duration),
    links,
    resources: capacities.map((capacity) => ({ capacity, closed: [], setup: 0 })),
    demands: requests.map(([, , , ...units]) => units.flatMap((count, resource) => (count > 0 ? [{ resource, units: count }] : []))),
  };
}

function readBoundsFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new UsageError(`${path} cannot be read. --data names the folder that holds psplib/.`, { cause });
  }
}
