import type { CheckInBar, Plan, Schedule, ScheduleBar } from "@planloom/scheduler";

/** The height all rows together should stay under, and what one row may have. */
const MOST_HEIGHT = 1_500;
const ROW = { least: 3, most: 26 };
const GROUP_GAP = 8;

/** The bars of one agent, in as many rows as it works at once. */
export interface LaneGroup {
  readonly name: string;
  readonly top: number;
  readonly rows: number;
}

export interface PlacedBar {
  readonly bar: ScheduleBar;
  /** The upper edge. */
  readonly y: number;
}

export interface PlacedCheckIn {
  readonly checkIn: CheckInBar;
  readonly y: number;
}

export interface ChartLayout {
  /** Agents with work, then people who check it in. */
  readonly groups: readonly LaneGroup[];
  readonly bars: readonly PlacedBar[];
  readonly checkIns: readonly PlacedCheckIn[];
  /** Of one row, its gap included. */
  readonly rowHeight: number;
  readonly bottom: number;
}

/** Where the bars of a schedule stand, from a top edge downwards: agents in the order of the plan, their lanes below each other. */
export function chartLayout({ agents }: Plan, { bars, checkIns }: Schedule, top: number): ChartLayout {
  const working = bars.filter(({ startMinutes, endMinutes }) => endMinutes > startMinutes);
  const byAgent = Map.groupBy(working, ({ agent }) => agent);
  const order = [...agents.map(({ id, name }) => ({ id, name })), { id: null, name: "Nobody yet" }].filter(({ id }) => byAgent.has(id));
  const rowsOf = (id: ScheduleBar["agent"]): number => (byAgent.get(id) ?? []).reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  const reviews = [...Map.groupBy(checkIns.filter(({ startMinutes, endMinutes }) => endMinutes > startMinutes), ({ reviewer }) => reviewer)].map(([reviewer, all]) => ({ reviewer, lanes: inLanes(all) }));
  const rows = order.reduce((sum, { id }) => sum + rowsOf(id), 0) + reviews.reduce((sum, { lanes }) => sum + lanes.length, 0);
  const rowHeight = Math.min(ROW.most, Math.max(ROW.least, MOST_HEIGHT / Math.max(rows, 1)));
  const groups: LaneGroup[] = [];
  const placed: PlacedBar[] = [];
  let y = top;
  for (const { id, name } of order) {
    const start = y;
    for (const bar of byAgent.get(id) ?? []) placed.push({ bar, y: start + bar.lane * rowHeight });
    groups.push({ name, top: start, rows: rowsOf(id) });
    y = start + rowsOf(id) * rowHeight + GROUP_GAP;
  }
  const placedCheckIns: PlacedCheckIn[] = [];
  for (const { reviewer, lanes } of reviews) {
    const start = y;
    lanes.forEach((lane, index) => placedCheckIns.push(...lane.map((checkIn) => ({ checkIn, y: start + index * rowHeight }))));
    groups.push({ name: `Check-ins${reviewer === null ? "" : `: ${agents.find(({ id }) => id === reviewer)?.name ?? reviewer}`}`, top: start, rows: lanes.length });
    y = start + lanes.length * rowHeight + GROUP_GAP;
  }
  return { groups, bars: placed, checkIns: placedCheckIns, rowHeight, bottom: groups.length === 0 ? top : y - GROUP_GAP };
}

/** Each in the first row that is free, in the order of their start. */
function inLanes(checkIns: readonly CheckInBar[]): CheckInBar[][] {
  const lanes: CheckInBar[][] = [];
  for (const checkIn of checkIns) {
    const free = lanes.find((lane) => (lane.at(-1)?.endMinutes ?? 0) <= checkIn.startMinutes + 1e-9);
    if (free === undefined) lanes.push([checkIn]);
    else free.push(checkIn);
  }
  return lanes;
}
