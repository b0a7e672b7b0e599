import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Bench, Row } from "./bench.ts";
import { numberOption } from "./bench.ts";

const SIZES = [1_000, 10_000, 100_000];

/** What it takes to analyse large plans; each size in a process of its own, so that the memory is its own. */
export const analyze: Bench = {
  summary: "generated plans of 1,000, 10,000 and 100,000 tasks, stage by stage: --size N",
  options: { size: { type: "string" } },
  run(values, report) {
    const size = numberOption(values, "size");
    for (const each of size === undefined ? SIZES : [size]) {
      const output = execFileSync(process.execPath, [fileURLToPath(new URL("analyze-once.ts", import.meta.url)), String(each)], { encoding: "utf8", maxBuffer: 1 << 24 });
      const row: Row = JSON.parse(output);
      report(row);
    }
  },
};
