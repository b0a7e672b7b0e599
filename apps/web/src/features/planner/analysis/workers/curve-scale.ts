import type { CurvePoint } from "@planloom/scheduler";

export interface CurveScale {
  /** Where a number of workers stands, CSS pixels from the left. */
  readonly x: (workers: number) => number;
  /** Where a finish in minutes stands, CSS pixels from the top. */
  readonly y: (minutes: number) => number;
  /** The numbers of workers to write below the chart; the first is 1. */
  readonly ticks: readonly number[];
}

/** Room for the words of the minutes, left, and for half a point, right. */
export const LEFT_PX = 56;
export const RIGHT_PX = 14;
const TOP_PX = 12;
const TICK_PX = 26;
const STEPS = [1, 2, 5, 10, 20, 50, 100];

/** Places a curve of 1 to n workers, and minutes from 0 to its longest finish, in a box of so many CSS pixels. */
export function curveScale(points: readonly CurvePoint[], { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number }): CurveScale {
  const last = Math.max(points.length, 2);
  const perWorker = Math.max(0, widthPx - LEFT_PX - RIGHT_PX) / (last - 1);
  const longest = Math.max(1, points[0]?.finishMinutes ?? 1);
  const step = STEPS.find((candidate) => candidate * perWorker >= TICK_PX) ?? last;
  const rounds = Array.from({ length: Math.floor(points.length / step) }, (_, index) => (index + 1) * step).filter((tick) => tick > 1 && (tick - 1) * perWorker >= TICK_PX);
  return {
    x: (workers) => LEFT_PX + (workers - 1) * perWorker,
    y: (minutes) => TOP_PX + (1 - minutes / longest) * (heightPx - TOP_PX),
    ticks: [1, ...rounds],
  };
}
