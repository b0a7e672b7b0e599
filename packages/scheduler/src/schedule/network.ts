import type { Link, SchedulingProblem } from "./scheduling-problem.ts";

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
  const hard = links.some(isSoft) ? links.filter((link) => !isSoft(link)) : links;
  const froms = new Int32Array(hard.length);
  const tos = new Int32Array(hard.length);
  const lags = new Float64Array(hard.length);
  hard.forEach(({ from, to, lag }, arc) => {
    froms[arc] = from;
    tos[arc] = to;
    lags[arc] = lag;
  });
  const before = adjacency(count, { at: tos, others: froms, lags });
  const after = adjacency(count, { at: froms, others: tos, lags });
  const topological = topologicalOrder(before, after);
  return {
    topological,
    forward: { ...before, tails: tailsOf(after, durations, topological.toReversed()) },
    backward: { ...after, tails: tailsOf(before, durations, topological) },
  };
}

type Adjacency = Omit<Direction, "tails">;

function isSoft({ penalty }: Link): boolean {
  return penalty !== Number.POSITIVE_INFINITY;
}

interface Arcs {
  readonly at: Int32Array;
  readonly others: Int32Array;
  readonly lags: Float64Array;
}

function adjacency(count: number, arcs: Arcs): Adjacency {
  const offsets = new Int32Array(count + 1);
  for (const activity of arcs.at) offsets[activity + 1] = (offsets[activity + 1] ?? 0) + 1;
  for (let activity = 0; activity < count; activity += 1) offsets[activity + 1] = (offsets[activity + 1] ?? 0) + (offsets[activity] ?? 0);
  const others = new Int32Array(arcs.others.length);
  const lags = new Float64Array(arcs.lags.length);
  const next = offsets.slice();
  for (let arc = 0; arc < arcs.at.length; arc += 1) {
    const activity = arcs.at[arc] ?? 0;
    const place = next[activity] ?? 0;
    next[activity] = place + 1;
    others[place] = arcs.others[arc] ?? 0;
    lags[place] = arcs.lags[arc] ?? 0;
  }
  return { offsets, others, lags };
}

function topologicalOrder(before: Adjacency, after: Adjacency): Int32Array {
  const count = before.offsets.length - 1;
  const open = new Int32Array(count);
  const order = new Int32Array(count);
  let length = 0;
  for (let activity = 0; activity < count; activity += 1) {
    open[activity] = (before.offsets[activity + 1] ?? 0) - (before.offsets[activity] ?? 0);
    if (open[activity] === 0) order[length++] = activity;
  }
  for (let next = 0; next < length; next += 1) {
    const activity = order[next] ?? 0;
    for (let arc = after.offsets[activity] ?? 0; arc < (after.offsets[activity + 1] ?? 0); arc += 1) {
      const other = after.others[arc] ?? 0;
      const left = (open[other] ?? 0) - 1;
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
    for (let arc = ahead.offsets[activity] ?? 0; arc < (ahead.offsets[activity + 1] ?? 0); arc += 1) {
      longest = Math.max(longest, (ahead.lags[arc] ?? 0) + (tails[ahead.others[arc] ?? 0] ?? 0));
    }
    tails[activity] = longest + (durations[activity] ?? 0);
  }
  return tails;
}
