import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Bench } from "./bench.ts";
import { numberOption } from "./bench.ts";

/** What one process measured of one plan. */
export interface AnalyzeRow {
  readonly [stageMs: `${string}Ms`]: number;
  readonly tasks: number;
  readonly dependencies: number;
  /** The first analysis of a process, in which everything is still to be compiled. */
  readonly wholeMs: number;
  /** The quickest of some more, each of a plan that was never seen before. */
  readonly warmMs: number;
  readonly peakMiB: number;
  readonly planMiB: number;
  readonly batches: number;
  readonly collidingPairs: number;
  readonly problems: number;
  readonly makespanMinutes: number;
}

const SIZES = [1_000, 10_000, 100_000];
const TIMES = 3;

/** What it takes to analyse large plans. Each measurement has a process of its own, so that the memory is its own; the quickest of several counts, since the others only say how busy the machine was. */
export const analyze: Bench = {
  summary: "generated plans of 1,000, 10,000 and 100,000 tasks, stage by stage: --size N, --times N (3)",
  options: { size: { type: "string" }, times: { type: "string" } },
  run(values, report) {
    const size = numberOption(values, "size");
    const times = Math.ceil(numberOption(values, "times") ?? TIMES);
    let smaller: AnalyzeRow | null = null;
    for (const each of size === undefined ? SIZES : [size]) {
      const [first, ...others] = Array.from({ length: times }, () => measure(each));
      if (first === undefined) continue;
      const best = others.reduce((a, b) => (b.wholeMs < a.wholeMs ? b : a), first);
      report({ ...best, ...(smaller === null ? {} : { growth: growth(smaller, best) }) });
      smaller = best;
    }
  },
};

function measure(size: number): AnalyzeRow {
  const output = execFileSync(process.execPath, [fileURLToPath(new URL("analyze-once.ts", import.meta.url)), String(size)], { encoding: "utf8" });
  const row: AnalyzeRow = JSON.parse(output);
  return row;
}

/** How the time grew, by n log n: up to 1 means no worse. */
function growth(smaller: AnalyzeRow, larger: AnalyzeRow): number {
  const expected = ({ tasks }: AnalyzeRow): number => tasks * Math.log(tasks);
  return larger.warmMs / smaller.warmMs / (expected(larger) / expected(smaller));
}
