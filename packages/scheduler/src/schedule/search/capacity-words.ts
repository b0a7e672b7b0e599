import { at, itemAt, timeAt } from "../../graph/at.ts";
import type { SchedulingProblem } from "../scheduling-problem.ts";

/**
 * Resources packed side by side into words of 32 bits, so that one subtraction asks all resources of a word at once
 * whether there is room. Each has a lane wide enough for its capacity and a guard bit above it, set as long as the
 * lane is not overdrawn: `((free - demand) & guards) === guards` exactly when every lane has room.
 */
export interface CapacityWords {
  /** For each word all that is free when nothing runs, guard bits set. */
  readonly free: Int32Array;
  readonly guards: Int32Array;
  /** The demands of activity a lie at offsets[a] to offsets[a + 1]: which word, and how much of its lanes. */
  readonly offsets: Int32Array;
  readonly words: Int32Array;
  readonly demands: Int32Array;
  /** For each resource its word and the shift of its lane; -1 where it can never be short and was left out. */
  readonly wordOf: Int32Array;
  readonly shiftOf: Int32Array;
}

/** Resources that can carry everything at once, and are never closed, are left out. Capacities are whole and below 2^30. */
export function capacityWords({ resources, demands }: Pick<SchedulingProblem, "resources" | "demands">): CapacityWords {
  const total = new Float64Array(resources.length);
  for (const list of demands) for (const { resource, units } of list) total[resource] = timeAt(total, resource) + units;
  const wordOf = new Int32Array(resources.length).fill(-1);
  const shiftOf = new Int32Array(resources.length).fill(-1);
  const free: number[] = [];
  const guards: number[] = [];
  let shift = 32;
  resources.forEach(({ capacity, closed }, resource) => {
    if (timeAt(total, resource) <= capacity && closed.length === 0) return;
    const width = Math.ceil(Math.log2(capacity + 1)) + 1;
    if (shift + width > 32) {
      free.push(0);
      guards.push(0);
      shift = 0;
    }
    const word = free.length - 1;
    const guard = 2 ** (width - 1);
    free[word] = itemAt(free, word) | ((capacity + guard) << shift);
    guards[word] = itemAt(guards, word) | (guard << shift);
    wordOf[resource] = word;
    shiftOf[resource] = shift;
    shift += width;
  });
  return { free: Int32Array.from(free), guards: Int32Array.from(guards), wordOf, shiftOf, ...packedDemands(demands, wordOf, shiftOf) };
}

function packedDemands(demands: SchedulingProblem["demands"], wordOf: Int32Array, shiftOf: Int32Array): Pick<CapacityWords, "offsets" | "words" | "demands"> {
  const offsets = new Int32Array(demands.length + 1);
  const words: number[] = [];
  const packed: number[] = [];
  demands.forEach((list, activity) => {
    const own = new Map<number, number>();
    for (const { resource, units } of list) {
      const word = at(wordOf, resource);
      if (word >= 0 && units > 0) own.set(word, (own.get(word) ?? 0) + (units << at(shiftOf, resource)));
    }
    for (const [word, demand] of own) {
      words.push(word);
      packed.push(demand);
    }
    offsets[activity + 1] = words.length;
  });
  return { offsets, words: Int32Array.from(words), demands: Int32Array.from(packed) };
}
