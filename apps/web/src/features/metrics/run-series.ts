import type { MetricsReport } from "@planloom/api";

/** One run as a point of the charts over time. Ratios are 0 to 1. */
export interface RunPoint {
  readonly run: string;
  readonly label: string;
  readonly plan: string;
  readonly firstTry: number | null;
  readonly rework: number | null;
  readonly estimatedMinutes: number;
  readonly actualMinutes: number;
}

/** One accepted batch as a point of estimate against actual. */
export interface BatchPoint {
  readonly key: string;
  readonly label: string;
  readonly estimateMinutes: number;
  readonly actualMinutes: number;
}

/** The runs in the order in which they were made. */
export function runPoints({ runs }: MetricsReport): RunPoint[] {
  return runs
    .map(({ summary, metrics }) => ({
      run: summary.id,
      label: `Run ${summary.number}`,
      plan: summary.planName,
      firstTry: metrics.firstTryAcceptance,
      rework: metrics.rework,
      estimatedMinutes: metrics.estimatedMinutes,
      actualMinutes: metrics.actualMinutes,
    }))
    .toReversed();
}

/** Every accepted batch with an estimate, the newest run first. */
export function batchPoints({ runs }: MetricsReport): BatchPoint[] {
  return runs.flatMap(({ summary, metrics }) =>
    metrics.timings
      .filter((timing) => timing.estimateMinutes > 0)
      .map(({ batch, estimateMinutes, actualMinutes }) => ({ key: `${summary.id} ${batch}`, label: `${batch}, run ${summary.number}`, estimateMinutes, actualMinutes })),
  );
}

/** How actual compares with estimate: `12 % over`, `30 % under`, `as estimated`; a dash without an estimate. */
export function deviationWords(estimateMinutes: number, actualMinutes: number): string {
  if (estimateMinutes <= 0) return "—";
  const percent = Math.round((actualMinutes / estimateMinutes - 1) * 100);
  if (percent === 0) return "as estimated";
  return percent > 0 ? `${percent} % over` : `${-percent} % under`;
}

const SECOND = 1 / 60;
const HOUR = 60;

/** Round minutes for an axis from 0 to at least `longest`, five steps at the most. */
export function minuteTicks(longest: number): number[] {
  const steps = [SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 0.5, 1, 2, 5, 10, 30, HOUR, 2 * HOUR, 5 * HOUR, 10 * HOUR];
  const step = steps.find((candidate) => longest <= candidate * 5) ?? Math.ceil(longest / 5 / (24 * HOUR)) * 24 * HOUR;
  return Array.from({ length: Math.max(1, Math.ceil(longest / step)) + 1 }, (_, index) => index * step);
}

/** Round minutes for a logarithmic axis from the shortest to the longest time; a time of nothing counts as one second. */
export function logTicks(minutes: readonly number[]): number[] {
  const steps = [SECOND, 3 * SECOND, 10 * SECOND, 0.5, 1, 3, 10, 30, HOUR, 3 * HOUR, 10 * HOUR, 30 * HOUR, 100 * HOUR];
  const shortest = Math.min(...minutes.map(drawn));
  const longest = Math.max(...minutes.map(drawn));
  const first = steps.findLastIndex((step) => step <= shortest);
  const last = steps.findIndex((step) => step >= longest);
  return [...steps.slice(Math.max(0, first), last === -1 ? steps.length : last + 1), ...(last === -1 ? [longest] : [])];
}

/** A logarithm has no place for zero. */
export function drawn(minutes: number): number {
  return Math.max(minutes, SECOND);
}

interface Dot {
  readonly x: number;
  readonly y: number;
}

/** Steps of a decade that lie a few pixels from each other. */
const STEPS = 50;

/** One of the dots that would lie on each other: thousands of them take a second, and look the same. The last one stays. */
export function apart<Each extends Dot>(dots: readonly Each[]): Each[] {
  const step = (value: number): number => Math.round(Math.log10(value) * STEPS);
  return [...new Map(dots.map((dot) => [`${step(dot.x)} ${step(dot.y)}`, dot])).values()];
}
