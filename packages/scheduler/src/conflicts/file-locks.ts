import { at } from "../graph/at.ts";
import { AreaShape } from "./area-shape.ts";
import type { ConflictFacts } from "./colliding-pairs.ts";
import { type LockHolders, lockHolders, type LockParts } from "./lock-holders.ts";

/** A path that several tasks touch, as a lock with readers. */
export interface FileLock extends LockHolders {
  readonly path: string;
  /** The pattern over which they meet: the narrowest of those that hold the path. */
  readonly pattern: string;
}

/**
 * Locks that together keep apart exactly the tasks that collide over files: two tasks collide if and only if some lock
 * is held by both, by one of them alone. Patterns that hold one path all meet there, so that one lock for the path
 * stands for all of them, and the tasks that hold it alone are a clique. A pattern of many tasks that meets many others has
 * a lock of its own instead, for all whom its tasks keep out, so that the holders stay near the number of uses.
 */
export function fileLocks(facts: ConflictFacts): FileLock[] {
  const areas = lockAreas(facts);
  const locks = new Map<string, FileLock>();
  for (const { path, pattern, ...parts } of [...pathsOfFiles(areas), ...pathsOfGlobs(areas), ...crowds(areas)]) {
    const { alone, shared } = lockHolders(facts.table, parts);
    const key = `${alone.join(" ")}|${shared.join(" ")}`;
    if (alone.length > 0 && alone.length + shared.length > 1 && !locks.has(key)) locks.set(key, { path, pattern, alone, shared });
  }
  return [...locks.values()];
}

/** Users times meetings from which on a pattern has a lock of its own. */
const CROWDED = 2_000;

/** Where more patterns hold one path, their pairs are not noted one by one; what is not noted gets a lock of its own. */
const MOST_NOTED = 50;

type PathLock = LockParts & Pick<FileLock, "path" | "pattern">;

interface LockAreas {
  readonly facts: ConflictFacts;
  readonly shapes: readonly (AreaShape | null)[];
  readonly isFile: (area: number) => boolean;
  readonly isCrowd: Uint8Array;
  readonly neighbours: (area: number) => Int32Array;
  /** The pairs of patterns that some lock holds already. */
  readonly noted: Set<number>;
}

function lockAreas(facts: ConflictFacts): LockAreas {
  const { table, meetings } = facts;
  const degree = (area: number): number => at(meetings.starts, area + 1) - at(meetings.starts, area);
  const shapes = table.areas.map((area, place) => (degree(place) > 0 ? new AreaShape(area) : null));
  const isFile = (area: number): boolean => shapes[area]?.kind === "file";
  const users = (area: number): number => at(table.byArea.starts, area + 1) - at(table.byArea.starts, area);
  return {
    facts,
    shapes,
    isFile,
    isCrowd: Uint8Array.from(shapes, (_, area) => Number(!isFile(area) && users(area) * degree(area) > CROWDED)),
    neighbours: (area) => meetings.areas.subarray(at(meetings.starts, area), at(meetings.starts, area + 1)),
    noted: new Set(),
  };
}

/** For each file that is a pattern itself: it and all patterns around it. */
function* pathsOfFiles({ shapes, isFile, isCrowd, neighbours, noted }: LockAreas): Generator<PathLock> {
  for (const [area, shape] of shapes.entries()) {
    if (shape === null || !isFile(area)) continue;
    const wide = [...neighbours(area)].filter((other) => other !== area && isCrowd[other] === 0);
    note(noted, wide, shapes.length);
    yield { path: shape.prefix, pattern: shape.prefix, all: [area, ...wide] };
  }
}

/** For each pair of other patterns that meet, unless some lock holds it already: all patterns that hold the path where they do. */
function* pathsOfGlobs({ facts: { meetings }, shapes, isFile, isCrowd, neighbours, noted }: LockAreas): Generator<PathLock> {
  for (const [area, shape] of shapes.entries()) {
    if (shape === null || isFile(area) || isCrowd[area] === 1) continue;
    for (let meeting = at(meetings.starts, area); meeting < at(meetings.starts, area + 1); meeting += 1) {
      const other = at(meetings.areas, meeting);
      if (other < area || isFile(other) || isCrowd[other] === 1 || noted.has(area * shapes.length + other)) continue;
      const path = meetings.texts[at(meetings.paths, meeting)] ?? "";
      const all = area === other ? [area] : [area, other];
      // Exclusions that were too many to weigh may keep the path out of the very areas that are said to meet there.
      if (all.every((each) => shapes[each]?.has(path) === true)) {
        for (const each of neighbours(area)) if (each !== area && each !== other && !isFile(each) && isCrowd[each] === 0 && shapes[each]?.has(path) === true) all.push(each);
      }
      note(noted, all, shapes.length);
      yield { path, pattern: narrowest(all.flatMap((each) => shapes[each] ?? [])), all };
    }
  }
}

/** For each crowd: those who use it alone against all they meet; and those who share it against each who keeps them out. */
function* crowds({ facts: { table, meetings }, shapes, isCrowd, neighbours }: LockAreas): Generator<PathLock> {
  for (const [area, shape] of shapes.entries()) {
    if (shape === null || isCrowd[area] === 0) continue;
    const { pattern } = shape.area;
    const path = (place: number): string => meetings.texts[at(meetings.paths, at(meetings.starts, area) + place)] ?? "";
    const others = neighbours(area);
    yield { path: path(0), pattern, alone: [area], shared: [area], kept: [...others].filter((other) => other !== area) };
    const sharers = at(table.byArea.starts, area + 1) - at(table.byArea.starts, area) - at(table.aloneCounts, area);
    if (sharers === 0) continue;
    for (const [place, other] of others.entries()) {
      if (other !== area && isCrowd[other] === 0 && at(table.aloneCounts, other) > 0) yield { path: path(place), pattern: table.areas[other]?.pattern ?? pattern, alone: [other], shared: [area] };
    }
  }
}

/** The one whose paths have most in common. */
function narrowest(shapes: readonly AreaShape[]): string {
  return shapes.reduce<AreaShape | null>((best, shape) => (best === null || shape.prefix.length > best.prefix.length ? shape : best), null)?.area.pattern ?? "";
}

function note(noted: Set<number>, areas: readonly number[], size: number): void {
  if (areas.length <= MOST_NOTED) for (const one of areas) for (const other of areas) noted.add(one * size + other);
}
