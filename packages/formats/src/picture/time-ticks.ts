const MILLISECONDS = [1, 2, 5, 10, 20, 50, 100, 200, 500].map((count) => count / 60_000);
const SECONDS = [1, 2, 5, 10, 15, 30].map((count) => count / 60);
const MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440];
const DAY = 1_440;

/** What people count time in, minutes. */
const STEPS: readonly number[] = [...MILLISECONDS, ...SECONDS, ...MINUTES];

/** Round times from 0 up to a number of minutes, so many at most (not counting the 0). */
export function timeTicks(minutes: number, most: number): number[] {
  const step = STEPS.find((each) => minutes / each <= most) ?? Math.ceil(minutes / most / DAY) * DAY;
  const count = Math.floor(minutes / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
