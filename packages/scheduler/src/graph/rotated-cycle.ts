import { itemAt } from "./at.ts";

/** The same cycle from its smallest node on, so that one cycle is always written in one way. Linear. */
export function rotatedCycle(cycle: readonly number[]): number[] {
  let first = 0;
  cycle.forEach((node, place) => {
    if (node < itemAt(cycle, first)) first = place;
  });
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}
