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

/** Round minutes for a logarithmic axis from the shortest to the longest time; a time of nothing counts as one second. */
export function logTicks(minutes: readonly number[]): number[] {
  const steps = [1 / 60, 1 / 6, 1, 10, 60, 600, 6_000];
  const shortest = Math.min(...minutes.map(drawn));
  const longest = Math.max(...minutes.map(drawn));
  const first = steps.findLastIndex((step) => step <= shortest);
  const last = steps.findIndex((step) => step >= longest);
  return steps.slice(Math.max(0, first), (last === -1 ? steps.length : last + 1));
}

/** A logarithm has no place for zero. */
export function drawn(minutes: number): number {
  return Math.max(minutes, 1 / 60);
}
