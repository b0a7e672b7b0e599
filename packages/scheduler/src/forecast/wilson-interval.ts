const Z = 1.96;

/**
 * The shares that are likely (95 %) behind `hits` of `n` trials, 0 to 1 each (Wilson, 1927). Of no trials nothing is
 * known.
 */
export function wilsonInterval(hits: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const rate = hits / n;
  const width = Z * Math.sqrt((rate * (1 - rate)) / n + Z ** 2 / (4 * n ** 2));
  const [middle, scale] = [rate + Z ** 2 / (2 * n), 1 + Z ** 2 / n];
  return { low: Math.max(0, (middle - width) / scale), high: Math.min(1, (middle + width) / scale) };
}
