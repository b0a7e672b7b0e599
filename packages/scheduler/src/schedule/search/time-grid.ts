import type { SchedulingProblem } from "../scheduling-problem.ts";

/** Minutes of a period, the coarsest first: quarters and sixths of a minute are what equal shares of whole minutes give. */
const PERIODS = [60, 30, 15, 10, 5, 1, 1 / 2, 1 / 4, 1 / 6, 1 / 12] as const;
/** Rounding up to periods may lengthen all activities together by this share. */
const INFLATION_LIMIT = 0.01;
const PERIODS_LIMIT = 2_000_000;

/** Times in whole periods. Durations, lags, releases and pins are rounded up where they do not fit. */
export interface TimeGrid {
  /** Minutes. */
  readonly period: number;
  readonly durations: Int32Array;
  /** Nothing was rounded: a schedule in periods is a schedule of the problem. */
  readonly exact: boolean;
  /** No serial schedule is longer, periods. */
  readonly horizon: number;
}

/** `null` where periods would distort the problem or there would be too many of them. */
export function timeGrid(problem: SchedulingProblem): TimeGrid | null {
  const times = distinctTimes(problem);
  const exact = PERIODS.find((candidate) => times.every((time) => isWhole(time / candidate)));
  const period = exact ?? PERIODS.find((candidate) => isClose(problem.durations, candidate));
  if (period === undefined) return null;
  const horizon = horizonOf(problem, period);
  if (!(horizon <= PERIODS_LIMIT)) return null;
  return { period, durations: Int32Array.from(problem.durations, (duration) => periodsOf(duration, period)), exact: exact !== undefined, horizon };
}

/** The least number of whole periods that hold this time, with some tolerance for the noise of binary fractions. */
export function periodsOf(time: number, period: number): number {
  return Math.ceil(time / period - 1e-6);
}

function distinctTimes({ durations, links, resources, releases, pins }: SchedulingProblem): number[] {
  const times = new Set(durations);
  for (const { lag } of links) times.add(lag);
  for (const { closed } of resources) for (const { from, to } of closed) times.add(from).add(to);
  for (const time of releases ?? []) times.add(time);
  for (const time of pins ?? []) if (!Number.isNaN(time)) times.add(time);
  return [...times];
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

/** Rounded up to such periods, all durations together grow by a little only. */
function isClose(durations: Float64Array, period: number): boolean {
  let exact = 0;
  let rounded = 0;
  for (const duration of durations) {
    exact += duration;
    rounded += periodsOf(duration, period) * period;
  }
  return rounded <= exact * (1 + INFLATION_LIMIT);
}

/** After the last time that anything is tied to, nothing stands still; a place that is kept for a pin may be left empty. */
function horizonOf({ durations, links, resources, releases, pins }: SchedulingProblem, period: number): number {
  let latest = 0;
  for (const time of releases ?? []) latest = Math.max(latest, time);
  let reserved = 0;
  pins?.forEach((pin, activity) => {
    if (Number.isNaN(pin)) return;
    latest = Math.max(latest, pin);
    reserved += periodsOf(durations[activity] ?? 0, period);
  });
  for (const { closed } of resources) latest = Math.max(latest, closed.at(-1)?.to ?? 0);
  let horizon = periodsOf(latest, period) + reserved + 1;
  for (const duration of durations) horizon += periodsOf(duration, period);
  for (const { lag } of links) horizon += periodsOf(lag, period);
  return horizon;
}
