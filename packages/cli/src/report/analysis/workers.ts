import { spanText } from "@planloom/formats";
import type { CurvePoint } from "@planloom/scheduler";
import { bar } from "../bar.ts";
import type { Section } from "./section.ts";

/** Of a long curve, these and where it bends are enough to see its shape. */
const SHOWN = new Set([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256]);
const BAR = 28;

/** The finish against the number of workers, and from where on another one no longer pays off. */
export const workers: Section = ({ changes: { workers: curve }, plan, analysis }, { colors }) => {
  const [alone] = curve?.points ?? [];
  const people = new Set(plan.agents.filter(({ kind }) => kind === "person").map(({ id }) => id));
  // The curve multiplies agents, and people do not multiply.
  const isForPeople = analysis.schedule?.bars.every(({ agent }) => agent !== null && people.has(agent)) ?? true;
  if (isForPeople || curve === null || alone === undefined || alone.finishMinutes <= 0) return [];
  const { points, mostUseful } = curve;
  const worthwhile = curve.worthwhile ?? lastWorthwhile(points);
  const last = points.at(-1)?.workers ?? 1;
  const lines = points
    .filter((point) => SHOWN.has(point.workers) || point.workers === worthwhile || point.workers === last)
    .map((point) => lineOf(point, alone.finishMinutes, remarkOf(point.workers, { worthwhile, mostUseful })));
  const more = mostUseful === null ? [colors.dim(`  more than ${last} were not tried for want of time; --seconds gives more of it`)] : [];
  return [`${colors.bold("Workers")} ${colors.dim("if any of them could do any task")}`, ...lines, ...more];
};

function lineOf({ workers: count, finishMinutes }: CurvePoint, longest: number, remark: string): string {
  return `  ${String(count).padStart(4)}  ${spanText(finishMinutes).padStart(14)}  ${bar(finishMinutes / longest, BAR).padEnd(BAR)}  ${remark}`.trimEnd();
}

/** The last that gained 5 % or more, as far as the curve goes; `null` where that is its end. */
function lastWorthwhile(points: readonly CurvePoint[]): number | null {
  const last = points.findLast(({ finishMinutes }, index) => index === 0 || (points[index - 1]?.finishMinutes ?? 0) - finishMinutes >= 0.05 * (points[index - 1]?.finishMinutes ?? 0));
  return last === undefined || last === points.at(-1) ? null : last.workers;
}

function remarkOf(count: number, { worthwhile, mostUseful }: { readonly worthwhile: number | null; readonly mostUseful: number | null }): string {
  if (count === worthwhile && count === mostUseful) return "one more gains nothing";
  if (count === worthwhile) return "each one more gains under 5 %";
  return count === mostUseful ? "one more gains nothing" : "";
}
