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

/** Heads that are tried as the beginning of a crowd; of more, evenly spread ones. */
const HEADS_TRIED = 128;
/** How many parts of a crowd are counted out, the most promising first: each costs a sort. */
const PARTS_COUNTED = 64;

/**
 * Minutes that no schedule goes below since a crowd has to pass a few places: for those members that start at `a` at
 * the earliest and have `b` behind them, `a` and `b` and the time they take among themselves. That is at least their
 * work divided by the places; and of `k × places + 1` of them some place gets `k + 1`, so at least the sum of the
 * `k + 1` shortest of the longest ones. O(heads tried × members + parts counted × members log members).
 */
export function crowdBound({ places, members }: Crowd): number {
  if (members.length <= places) return 0;
  const byTail = members.toSorted((one, other) => other.tail - one.tail);
  let bound = 0;
  const parts: Part[] = [];
  for (const head of headsToTry(members)) {
    let work = 0;
    let count = 0;
    let longest = 0;
    byTail.forEach((member, index) => {
      if (member.head < head) return;
      work += member.duration;
      count += 1;
      longest = Math.max(longest, member.duration);
      if (byTail[index + 1]?.tail === member.tail) return;
      const byWork = head + work / places + member.tail;
      bound = Math.max(bound, byWork);
      // Counting gains less than one more of the longest.
      if (places > 1 && count > places && byWork + longest > bound) parts.push({ head, tail: member.tail, limit: byWork + longest });
    });
  }
  const promising = parts.filter(({ limit }) => limit > bound).toSorted((one, other) => other.limit - one.limit);
  for (const { head, tail, limit } of promising.slice(0, PARTS_COUNTED)) {
    if (limit <= bound) break;
    const durations = members.filter((member) => member.head >= head && member.tail >= tail).map(({ duration }) => duration);
    bound = Math.max(bound, head + pigeonholeBound(durations, places) + tail);
  }
  return bound;
}

/** The members that start no earlier than `head` and have at least `tail` behind them. */
interface Part {
  readonly head: number;
  readonly tail: number;
  /** No bound by this part is above it. */
  readonly limit: number;
}

/** The least time in which jobs of these durations pass so many places. O(n log n). */
function pigeonholeBound(durations: readonly number[], places: number): number {
  const longestFirst = durations.toSorted((a, b) => b - a);
  let bound = 0;
  for (let rounds = 1; rounds * places < longestFirst.length; rounds += 1) {
    let sum = 0;
    for (let index = rounds * places - rounds; index <= rounds * places; index += 1) sum += longestFirst[index] ?? 0;
    bound = Math.max(bound, sum);
  }
  return bound;
}

function headsToTry(members: readonly Member[]): number[] {
  const heads = [...new Set(members.map(({ head }) => head))].toSorted((a, b) => a - b);
  if (heads.length <= HEADS_TRIED) return heads;
  return Array.from({ length: HEADS_TRIED }, (_, index) => heads[Math.floor((index * heads.length) / HEADS_TRIED)] ?? 0);
}
