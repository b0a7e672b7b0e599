/** A point of the curve: so much of the plays had ended by then. */
export interface CurvePoint {
  readonly minutes: number;
  /** 0 to 1. */
  readonly share: number;
}

/** The share of plays that had ended after so many minutes, from the finishes that 0, 1, 2, … 100 % of them did not exceed. */
export function finishCurve(quantiles: readonly number[]): readonly CurvePoint[] {
  const last = Math.max(1, quantiles.length - 1);
  return quantiles.map((minutes, index) => ({ minutes, share: index / last }));
}

/** A stretch of time around the curve, with a little room, that holds `others` too. */
export function curveSpan(quantiles: readonly number[], others: readonly number[]): { readonly from: number; readonly to: number } {
  const all = [...quantiles, ...others];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = Math.max(1, (most - least) * 0.06);
  return { from: Math.max(0, least - room), to: most + room };
}
