import type { Percentile } from "./forecast.ts";

/** The value that a share `p` of the sorted values does not exceed, by linear interpolation. `sorted` is not empty. */
export function quantileOf(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

/**
 * A percentile with its standard error: half the distance between the values one binomial standard deviation of ranks
 * below and above it, which needs no assumption about the distribution (David and Nagaraja, 2003).
 */
export function percentileOf(sorted: Float64Array, p: number): Percentile {
  const away = Math.sqrt((p * (1 - p)) / sorted.length);
  const spread = quantileOf(sorted, Math.min(1, p + away)) - quantileOf(sorted, Math.max(0, p - away));
  return { minutes: quantileOf(sorted, p), standardError: spread / 2 };
}
