/**
 * The same shares in whole minutes, each rounded up or down so that the sums from the first on stay as close as they
 * can. As they are where their sum is not whole or one of them would be left with nothing. O(shares).
 */
export function inWholeMinutes(shares: readonly number[]): readonly number[] {
  let exact = 0;
  let whole = 0;
  const rounded = shares.map((share) => {
    exact += share;
    const before = whole;
    whole = Math.round(exact);
    return whole - before;
  });
  return Math.abs(exact - whole) < 1e-6 && rounded.every((share) => share >= 1) ? rounded : shares;
}
