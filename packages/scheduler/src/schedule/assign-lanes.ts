import type { AgentId } from "../plan/ids.ts";
import type { ScheduleBar } from "./schedule.ts";

/** A bar that has no lane yet. */
export type OpenBar = Omit<ScheduleBar, "lane">;

/**
 * Gives each bar the lowest lane of its agent that is free from its start to its end, so that a chart can draw an
 * agent's bars without overlap. Returns them sorted by start, then lane. O(n log n + n × lanes).
 */
export function assignLanes(bars: readonly OpenBar[]): ScheduleBar[] {
  /** For each agent when each of its lanes is free again. */
  const lanesOf = new Map<AgentId | null, number[]>();
  const placed: ScheduleBar[] = [];
  for (const { batch, task, agent, startMinutes, endMinutes } of bars.toSorted((a, b) => a.startMinutes - b.startMinutes || a.endMinutes - b.endMinutes)) {
    const lanes = lanesOf.get(agent) ?? [];
    if (lanes.length === 0) lanesOf.set(agent, lanes);
    let lane = 0;
    while (lane < lanes.length && (lanes[lane] ?? 0) > startMinutes + 1e-9) lane += 1;
    lanes[lane] = endMinutes;
    placed.push({ batch, task, agent, lane, startMinutes, endMinutes });
  }
  return placed.toSorted((a, b) => a.startMinutes - b.startMinutes || a.lane - b.lane);
}
