/** Activities of which at most so many run at once. */
export interface Crowd {
  readonly places: number;
  readonly members: readonly Member[];
}

/** All minutes. */
export interface Member {
  readonly duration: number;
  /** It starts no earlier. */
  readonly head: number;
  /** This much follows its end. */
  readonly tail: number;
}

/** Heads that are tried as the beginning of a crowd; of more, evenly spread ones. The larger the crowd, the fewer. */
const HEADS_TRIED = { least: 32, most: 128, members: 50_000 } as const;
/** How many parts of a crowd are counted out, the most promising first: each costs a sort. The larger the crowd, the fewer. */
const PARTS_COUNTED = { least: 8, most: 64, members: 10_000 } as const;

/**
 * Minutes that no schedule goes below since a crowd has to pass a few places: for those members that start at `a` at
 * the earliest and have `b` behind them, `a` and `b` and the time they take among themselves. That is at least their
 * work divided by the places; and of `k × places + 1` of them some place gets `k + 1`, so at least the sum of the
 * `k + 1` shortest of the longest ones. Never less than what is `known`. O(heads tried × members + parts counted × members log members).
 */
export function crowdBound({ places, members }: Crowd, known = 0): number {
  if (members.length <= places || mostOf({ places, members }) <= known) return known;
  const byTail = members.toSorted((one, other) => other.tail - one.tail);
  // Side by side in arrays of their own: twice as fast to walk through, again and again.
  const heads = Float64Array.from(byTail, ({ head }) => head);
  const tails = Float64Array.from(byTail, ({ tail }) => tail);
  const durations = Float64Array.from(byTail, ({ duration }) => duration);
  let bound = known;
  const parts: Part[] = [];
  const isSmall = members.length <= SMALL;
  for (const head of headsToTry(heads)) {
    let work = 0;
    let count = 0;
    let longest = 0;
    let part: Part | null = null;
    for (let member = 0; member < heads.length; member += 1) {
      if ((heads[member] ?? 0) < head) continue;
      const duration = durations[member] ?? 0;
      work += duration;
      count += 1;
      if (duration > longest) longest = duration;
      const tail = tails[member] ?? 0;
      const byWork = head + work / places + tail;
      if (byWork > bound) bound = byWork;
      // Counting gains less than one more of the longest.
      const limit = byWork + longest;
      if (!(places > 1 && count > places && limit > bound && tails[member + 1] !== tail)) continue;
      if (isSmall) parts.push({ head, tail, limit });
      else if (limit > (part?.limit ?? 0)) part = { head, tail, limit };
    }
    if (part !== null) parts.push(part);
  }
  const promising = parts.filter(({ limit }) => limit > bound).toSorted((one, other) => other.limit - one.limit);
  for (const { head, tail, limit } of promising.slice(0, effortFor(PARTS_COUNTED, members.length))) {
    if (limit <= bound) break;
    const counted = durations.filter((_, member) => (heads[member] ?? 0) >= head && (tails[member] ?? 0) >= tail);
    bound = Math.max(bound, head + pigeonholeBound(counted, places) + tail);
  }
  return bound;
}

/** More than any part of a crowd can amount to. */
function mostOf({ places, members }: Crowd): number {
  let work = 0;
  let longest = 0;
  let around = 0;
  for (const { duration, head, tail } of members) {
    work += duration;
    longest = Math.max(longest, duration);
    around = Math.max(around, head + tail);
  }
  return around + work / places + longest;
}

/** Of a larger crowd only one part is weighed for each head, the most promising one. */
const SMALL = 256;

/** The members that start no earlier than `head` and have at least `tail` behind them. */
interface Part {
  readonly head: number;
  readonly tail: number;
  /** No bound by this part is above it. */
  readonly limit: number;
}

/** The least time in which jobs of these durations pass so many places. O(n log n). */
function pigeonholeBound(durations: Float64Array, places: number): number {
  const longestFirst = durations.toSorted().toReversed();
  let bound = 0;
  for (let rounds = 1; rounds * places < longestFirst.length; rounds += 1) {
    let sum = 0;
    for (let index = rounds * places - rounds; index <= rounds * places; index += 1) sum += longestFirst[index] ?? 0;
    bound = Math.max(bound, sum);
  }
  return bound;
}

function headsToTry(all: Float64Array): readonly number[] {
  const heads = [...new Set(all.toSorted())];
  const count = effortFor(HEADS_TRIED, all.length);
  if (heads.length <= count) return heads;
  return Array.from({ length: count }, (_, index) => heads[Math.floor((index * heads.length) / count)] ?? 0);
}

/** How often so many members may be walked through. */
function effortFor({ least, most, members }: typeof HEADS_TRIED | typeof PARTS_COUNTED, count: number): number {
  return Math.min(most, Math.max(least, Math.floor(members / count)));
}
