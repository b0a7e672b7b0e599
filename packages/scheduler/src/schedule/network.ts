import { at } from "../graph/at.ts";
import type { SchedulingProblem } from "./scheduling-problem.ts";

/** The hard links of a problem in one direction: for each activity what must be placed before it. */
export interface Direction {
  /** `others` and `lags` of activity a lie at offsets[a] to offsets[a + 1]. */
  readonly offsets: Int32Array;
  readonly others: Int32Array;
  readonly lags: Float64Array;
  /** For each activity the least time from its start to the end of everything, seen in this direction. Minutes. */
  readonly tails: Float64Array;
}

/** A problem's precedence network, read from the front and from the back. */
export interface Network {
  readonly forward: Direction;
  readonly backward: Direction;
  /** The activities so that each comes after what it needs; ties in the order of their index. */
  readonly topological: Int32Array;
}

/** O(activities + links). Throws where the hard links form a cycle. */
export function networkOf({ durations, links }: Pick<SchedulingProblem, "durations" | "links">): Network {
  const count = durations.length;
  const hard = links.filter(({ penalty }) => penalty === Number.POSITIVE_INFINITY);
  const before = adjacency(count, hard.map(({ from, to, lag }) => ({ at: to, other: from, lag })));
  const after = adjacency(count, hard.map(({ from, to, lag }) => ({ at: from, other: to, lag })));
  const topological = topologicalOrder(before, after);
  return {
    topological,
    forward: { ...before, tails: tailsOf(after, durations, topological.toReversed()) },
    backward: { ...after, tails: tailsOf(before, durations, topological) },
  };
}

type Adjacency = Omit<Direction, "tails">;

function adjacency(count: number, arcs: readonly { at: number; other: number; lag: number }[]): Adjacency {
  const offsets = new Int32Array(count + 1);
  for (const arc of arcs) offsets[arc.at + 1] = at(offsets, arc.at + 1) + 1;
  for (let activity = 0; activity < count; activity += 1) offsets[activity + 1] = at(offsets, activity + 1) + at(offsets, activity);
  const others = new Int32Array(arcs.length);
  const lags = new Float64Array(arcs.length);
  const next = offsets.slice();
  for (const arc of arcs) {
    const place = at(next, arc.at);
    next[arc.at] = place + 1;
    others[place] = arc.other;
    lags[place] = arc.lag;
  }
  return { offsets, others, lags };
}

function topologicalOrder(before: Adjacency, after: Adjacency): Int32Array {
  const count = before.offsets.length - 1;
  const open = new Int32Array(count);
  const order = new Int32Array(count);
  let length = 0;
  for (let activity = 0; activity < count; activity += 1) {
    open[activity] = at(before.offsets, activity + 1) - at(before.offsets, activity);
    if (open[activity] === 0) order[length++] = activity;
  }
  for (let next = 0; next < length; next += 1) {
    const activity = at(order, next);
    for (let arc = at(after.offsets, activity); arc < at(after.offsets, activity + 1); arc += 1) {
      const other = at(after.others, arc);
      const left = at(open, other) - 1;
      open[other] = left;
      if (left === 0) order[length++] = other;
    }
  }
  if (length < count) throw new Error("A scheduling problem must not contain a cycle");
  return order;
}

/** `order` lists each activity after all those that `ahead` leads to. */
function tailsOf(ahead: Adjacency, durations: Float64Array, order: Int32Array): Float64Array {
  const tails = new Float64Array(durations.length);
  for (const activity of order) {
    let longest = 0;
    for (let arc = at(ahead.offsets, activity); arc < at(ahead.offsets, activity + 1); arc += 1) {
      longest = Math.max(longest, at(ahead.lags, arc) + at(tails, at(ahead.others, arc)));
    }
    tails[activity] = longest + at(durations, activity);
  }
  return tails;
}
