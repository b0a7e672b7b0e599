/** Cells of the tables: the mean of a table differs from that of the distribution by less than 0.1 % of its range. */
const CELLS = 256;

/**
 * Quantiles of the PERT distribution (Malcolm et al., 1959; as a beta distribution in Vose, 2008) on 0 to 1 with its
 * mode at `mode`: entry j is the value that lies above a share j / 256 of it. Its mean is (1 + 4 mode) / 6.
 */
export function pertQuantiles(mode: number): Float64Array {
  const cumulative = cumulate(1 + 4 * mode, 5 - 4 * mode);
  const total = cumulative[CELLS] ?? 1;
  const quantiles = new Float64Array(CELLS + 1);
  let cell = 0;
  for (let entry = 1; entry < CELLS; entry += 1) {
    const share = (total * entry) / CELLS;
    while ((cumulative[cell + 1] ?? total) < share) cell += 1;
    const below = cumulative[cell] ?? 0;
    quantiles[entry] = (cell + (share - below) / ((cumulative[cell + 1] ?? total) - below)) / CELLS;
  }
  quantiles[CELLS] = 1;
  return quantiles;
}

/** The quantile of a table at `p`, 0 to 1, by linear interpolation. */
export function quantileAt(quantiles: Float64Array, p: number): number {
  const place = p * CELLS;
  const cell = Math.min(Math.floor(place), CELLS - 1);
  const below = quantiles[cell] ?? 0;
  return below + (place - cell) * ((quantiles[cell + 1] ?? 1) - below);
}

/** The unscaled beta distribution function at the cell borders, by Simpson's rule. */
function cumulate(alpha: number, beta: number): Float64Array {
  const density = (x: number): number => x ** (alpha - 1) * (1 - x) ** (beta - 1);
  const sums = new Float64Array(CELLS + 1);
  let left = density(0);
  for (let cell = 0; cell < CELLS; cell += 1) {
    const right = density((cell + 1) / CELLS);
    sums[cell + 1] = (sums[cell] ?? 0) + left + 4 * density((cell + 0.5) / CELLS) + right;
    left = right;
  }
  return sums;
}
