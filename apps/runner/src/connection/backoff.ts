const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/**
 * How long to wait after the n-th failure in a row: doubled each time up to 10 s, and anywhere between half of that
 * and all of it, so that many runners do not come back at the same moment.
 */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 16));
  return Math.round(full / 2 + (full / 2) * random());
}
