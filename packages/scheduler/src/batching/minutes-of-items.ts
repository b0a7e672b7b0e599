import type { ChecklistItem } from "../plan/plan.ts";
import { inWholeMinutes } from "./whole-minutes.ts";

/**
 * What each item of a checklist takes: its own minutes, or an equal share of what the others leave, scaled so that the
 * sum is the estimate; whole minutes where the estimate is. Minutes that are no positive number count as not given.
 */
export function minutesOfItems(checklist: readonly ChecklistItem[], likely: number): readonly number[] {
  let given = 0;
  let open = 0;
  for (const { minutes } of checklist) {
    if (isGiven(minutes)) given += minutes;
    else open += 1;
  }
  // Where the given minutes leave nothing, an open item counts as much as the average of the given ones.
  const share = given < likely ? (likely - given) / Math.max(1, open) : given / Math.max(1, checklist.length - open);
  const total = given + open * share;
  return inWholeMinutes(checklist.map(({ minutes }) => (total > 0 ? ((isGiven(minutes) ? minutes : share) * likely) / total : 0)));
}

function isGiven(minutes: number | null): minutes is number {
  return minutes !== null && minutes > 0 && minutes < Number.POSITIVE_INFINITY;
}
