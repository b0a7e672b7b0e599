import { at, byteAt, itemAt } from "../graph/at.ts";
import type { Task } from "../plan/plan.ts";
import { plainGlob } from "./plain-glob.ts";
import { isAlone, SCOPE_MODES } from "./scope-mode.ts";
import { type ScopePattern, scopePatterns } from "./scope-patterns.ts";

/** Lists of numbers in one array: list `n` lies from `starts[n]` up to, not including, `starts[n + 1]`. */
export interface Uses {
  readonly starts: Int32Array;
  /** Of an area the tasks: first those that use it alone, then the others, both in the order of the plan. Of a task the areas, in the order of the modes. */
  readonly ends: Int32Array;
  /** The number of the mode of each; see `SCOPE_MODES`. */
  readonly modes: Uint8Array;
}

/** Who touches what: the different patterns of a plan, each once, and which tasks use them how. */
export interface AreaTable {
  readonly areas: readonly ScopePattern[];
  /** Tasks by their place in the plan. */
  readonly byArea: Uses;
  /** How many uses of each area are alone. */
  readonly aloneCounts: Int32Array;
  readonly byTask: Uses;
}

/** The areas of the scopes of a plan; a sync point does no work and has none. Linear in the patterns. */
export function areaTable(tasks: readonly Task[]): AreaTable {
  const areas = new AreaCollector();
  const taskOf: number[] = [];
  const areaOf: number[] = [];
  const modeOf: number[] = [];
  /** The last task that used each area, by its place plus one. */
  const lastUse: number[] = [];
  tasks.forEach(({ kind, scope }, task) => {
    if (kind === "sync") return;
    let mode = -1;
    const use = (area: number): void => {
      if (lastUse[area] === task + 1) return;
      lastUse[area] = task + 1;
      taskOf.push(task);
      areaOf.push(area);
      modeOf.push(mode);
    };
    for (const name of SCOPE_MODES) {
      mode += 1;
      areas.forEach(scope[name], use);
    }
  });
  const byArea = uses(areas.all.length, { from: areaOf, to: taskOf, modeOf });
  return { areas: areas.all, byArea, aloneCounts: putAloneFirst(byArea), byTask: uses(tasks.length, { from: taskOf, to: areaOf, modeOf }) };
}

/** Gives every different pattern a number. */
class AreaCollector {
  readonly all: ScopePattern[] = [];
  readonly #known = new Map<string, number>();

  /** The areas of a list of patterns, in its order. */
  forEach(list: readonly string[], visit: (area: number) => void): void {
    if (list.some(excludes)) {
      // No pattern of a list without exclusions begins like this.
      for (const { pattern, without } of scopePatterns(list)) visit(this.#number(without.length === 0 ? pattern : `!${JSON.stringify([pattern, without])}`, { pattern, without }));
    } else for (const text of list) {
      const pattern = plainGlob(text);
      if (pattern !== "") visit(this.#plain(pattern));
    }
  }

  #plain(pattern: string): number {
    return this.#known.get(pattern) ?? this.#number(pattern, { pattern, without: [] });
  }

  #number(key: string, area: ScopePattern): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.all.push(area);
    this.#known.set(key, this.all.length - 1);
    return this.all.length - 1;
  }
}

function excludes(text: string): boolean {
  return text.startsWith("!");
}

interface Edges {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly modeOf: readonly number[];
}

function uses(size: number, { from, to, modeOf }: Edges): Uses {
  const starts = new Int32Array(size + 1);
  for (const each of from) starts[each + 1] = at(starts, each + 1) + 1;
  for (let list = 0; list < size; list += 1) starts[list + 1] = at(starts, list + 1) + at(starts, list);
  const next = starts.slice();
  const ends = new Int32Array(from.length);
  const modes = new Uint8Array(from.length);
  from.forEach((list, edge) => {
    const place = at(next, list);
    next[list] = place + 1;
    ends[place] = itemAt(to, edge);
    modes[place] = itemAt(modeOf, edge);
  });
  return { starts, ends, modes };
}

/** Sorts the uses of each area in place, stably, and counts those that are alone. */
function putAloneFirst({ starts, ends, modes }: Uses): Int32Array {
  const counts = new Int32Array(starts.length - 1);
  for (let area = 0; area < counts.length; area += 1) {
    const from = at(starts, area);
    const to = at(starts, area + 1);
    let alone = from;
    while (alone < to && isAlone(byteAt(modes, alone))) alone += 1;
    const others: number[] = [];
    for (let use = alone; use < to; use += 1) {
      const end = at(ends, use);
      const mode = byteAt(modes, use);
      if (!isAlone(mode)) others.push(end, mode);
      else {
        ends[alone] = end;
        modes[alone] = mode;
        alone += 1;
      }
    }
    counts[area] = alone - from;
    for (let use = 0; use < others.length; use += 2) {
      ends[alone + use / 2] = itemAt(others, use);
      modes[alone + use / 2] = itemAt(others, use + 1);
    }
  }
  return counts;
}
