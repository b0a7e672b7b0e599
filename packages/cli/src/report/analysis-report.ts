import type { Findings } from "../analysis/findings.ts";
import { advice } from "./analysis/advice.ts";
import { collisions } from "./analysis/collisions.ts";
import { criticalPath } from "./analysis/critical-path.ts";
import { forecast } from "./analysis/forecast.ts";
import { head } from "./analysis/head.ts";
import { notes } from "./analysis/notes.ts";
import { pairs } from "./analysis/pairs.ts";
import { prices } from "./analysis/prices.ts";
import { problems } from "./analysis/problems.ts";
import type { Section } from "./analysis/section.ts";
import { sizes } from "./analysis/sizes.ts";
import { times } from "./analysis/times.ts";
import { timetable } from "./analysis/timetable.ts";
import { workers } from "./analysis/workers.ts";
import type { Paper } from "./paper.ts";

/** In the order a person asks: what is it, how long, why, what stands in the way, what is wrong. */
const SECTIONS: readonly Section[] = [head, notes, times, timetable, criticalPath, advice, workers, prices, forecast, pairs, collisions, sizes, problems];

/** The findings as the lines of a report, with an empty line between its sections. */
export function analysisReport(findings: Findings, paper: Paper): string[] {
  return SECTIONS.map((section) => section(findings, paper))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}
