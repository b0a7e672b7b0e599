const CENTRE = [
  [-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239],
  [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1],
] as const;
const TAIL = [
  [-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783],
  [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1],
] as const;
const TAIL_STARTS = 0.02425;

/**
 * The value that a standard normal variable stays below with probability `p`, 0 < p < 1. Relative error below 1.2e-9
 * (the rational approximation of Acklam, 2003).
 */
export function normalQuantile(p: number): number {
  if (p < TAIL_STARTS) return ratio(TAIL, Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - TAIL_STARTS) return -ratio(TAIL, Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  return q * ratio(CENTRE, q * q);
}

function ratio([above, below]: readonly [readonly number[], readonly number[]], x: number): number {
  return polynomial(above, x) / polynomial(below, x);
}

/** Horner's scheme, the highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}
