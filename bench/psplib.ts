import { writeFileSync } from "node:fs";
import type { Solution } from "@planloom/scheduler/solver";
import { scheduleBudget, solve, timeBudget } from "@planloom/scheduler/solver";
import type { Bench, OptionValues, Row } from "./bench.ts";
import { numberOption, textOption, UsageError } from "./bench.ts";
import type { KnownBounds, PsplibInstance } from "./read-psplib.ts";
import { readBounds, readSet } from "./read-psplib.ts";

const SETS = ["j30", "j60", "j90", "j120"];

/** The quality of schedules on the instances everyone uses: as the literature gives it, and against the best known. */
export const psplib: Bench = {
  summary: "PSPLIB instances: --set j30|j60|j90|j120, --schedules N or --seconds S, --seed N, --every N, --out FILE",
  options: { set: { type: "string" }, schedules: { type: "string" }, seconds: { type: "string" }, seed: { type: "string" }, every: { type: "string" }, out: { type: "string" } },
  run(values, report) {
    const { data, set } = placeOf(values);
    const out = textOption(values, "out");
    if (out !== undefined) write(out, "");
    const bounds = readBounds(data, set);
    const every = numberOption(values, "every") ?? 1;
    const instances = readSet(data, set).filter((_, index) => index % every === 0);
    const begin = performance.now();
    const results = instances.map((instance) => solveInstance(instance, values));
    const seconds = (performance.now() - begin) / 1_000;
    if (out !== undefined) write(out, results.map(toLine).join(""));
    report({ set, instances: results.length, ...summary(set, results, bounds), seconds, schedulesPerSecond: Math.round(sumOf(results, ({ solution }) => solution.schedules) / seconds) });
  },
};

/** Tried before the work begins, so that none is done in vain. */
function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new UsageError(`${path} cannot be written. --out names a file.`, { cause });
  }
}

interface Result {
  readonly name: string;
  readonly solution: Solution;
}

function placeOf(values: OptionValues): { data: string; set: string } {
  const data = textOption(values, "data");
  const set = textOption(values, "set");
  if (data === undefined) throw new UsageError("--data DIR names the folder that holds psplib/.");
  if (set === undefined || !SETS.includes(set)) throw new UsageError(`--set is one of ${SETS.join(", ")}.`);
  return { data, set };
}

function solveInstance({ name, problem }: PsplibInstance, values: OptionValues): Result {
  const seconds = numberOption(values, "seconds");
  const schedules = numberOption(values, "schedules");
  if ((seconds === undefined) === (schedules === undefined)) throw new UsageError("Give either --schedules N or --seconds S.");
  const budget = seconds === undefined ? scheduleBudget(schedules ?? 0) : timeBudget(seconds * 1_000, () => performance.now());
  return { name, solution: solve(problem, { budget, seed: numberOption(values, "seed") ?? 1 }) };
}

/** J30 is compared with its optima, the other sets with the critical path: both as the literature does. Per cent. */
function summary(set: string, results: readonly Result[], bounds: ReadonlyMap<string, KnownBounds>): Row {
  const known = results.flatMap(({ name, solution }) => {
    const bound = bounds.get(name);
    return bound === undefined ? [] : [{ solution, bound, reference: set === "j30" ? bound.upper : bound.criticalPath }];
  });
  const percent = (of: (result: (typeof known)[number]) => number): number => (100 * sumOf(known, of)) / known.length;
  const deviation = percent(({ solution, reference }) => solution.makespan / reference - 1);
  const bestKnown = percent(({ bound, reference }) => bound.upper / reference - 1);
  return {
    reference: set === "j30" ? "optimum" : "critical path",
    deviationPercent: deviation,
    bestKnownPercent: bestKnown,
    overBestKnownPoints: deviation - bestKnown,
    aboveBestKnownPercent: percent(({ solution, bound }) => solution.makespan / bound.upper - 1),
    bestKnownReachedPercent: percent(({ solution, bound }) => (solution.makespan <= bound.upper ? 1 : 0)),
    provenOptimalPercent: percent(({ solution }) => (solution.optimal ? 1 : 0)),
    falseBounds: sumOf(known, ({ solution, bound }) => (solution.lowerBound > bound.upper ? 1 : 0)),
  };
}

function toLine({ name, solution }: Result): string {
  return `${JSON.stringify({ instance: name, makespan: solution.makespan, starts: [...solution.starts] })}\n`;
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
