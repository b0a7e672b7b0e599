import type { ScheduleBar } from "./schedule.ts";

/**
 * Gives each bar the lowest lane of its agent that is free from its start to its end, so that a chart can draw an
 * agent's bars without overlap. Returns them sorted by start, then lane. O(n log n + n × lanes).
 */
export function assignLanes(bars: readonly Omit<ScheduleBar, "lane">[]): ScheduleBar[] {
  const freeFrom = new Map<string, number[]>();
  const placed = bars
    .toSorted((a, b) => a.startMinutes - b.startMinutes || a.endMinutes - b.endMinutes)
    .map((bar): ScheduleBar => {
      const lanes = freeFrom.get(bar.agent ?? "") ?? [];
      freeFrom.set(bar.agent ?? "", lanes);
      const found = lanes.findIndex((end) => end <= bar.startMinutes + 1e-9);
      const lane = found === -1 ? lanes.length : found;
      lanes[lane] = bar.endMinutes;
      return { ...bar, lane };
    });
  return placed.toSorted((a, b) => a.startMinutes - b.startMinutes || a.lane - b.lane);
}
