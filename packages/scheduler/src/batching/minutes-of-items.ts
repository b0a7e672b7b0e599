import type { ChecklistItem } from "../plan/plan.ts";
import { inWholeMinutes } from "./whole-minutes.ts";

/**
 * What each item of a checklist takes: its own minutes, or an equal share of what the others leave, scaled so that the
 * sum is the estimate; whole minutes where the estimate is. Minutes that are no positive number count as not given.
 */
export function minutesOfItems(checklist: readonly ChecklistItem[], likely: number): readonly number[] {
  const named = checklist.map(({ minutes }) => (minutes !== null && minutes > 0 && Number.isFinite(minutes) ? minutes : null));
  const given = named.reduce<number>((sum, minutes) => sum + (minutes ?? 0), 0);
  const open = named.filter((minutes) => minutes === null).length;
  // Where the given minutes leave nothing, an open item counts as much as the average of the given ones.
  const share = given < likely ? (likely - given) / Math.max(1, open) : given / Math.max(1, checklist.length - open);
  const raw = named.map((minutes) => minutes ?? share);
  const total = raw.reduce((sum, each) => sum + each, 0);
  return inWholeMinutes(raw.map((each) => (total > 0 ? (each * likely) / total : 0)));
}
