import { at, itemAt } from "../graph/at.ts";
import { AreaIndex } from "./area-index.ts";
import { AreaShape, meetingPath } from "./area-shape.ts";
import type { AreaTable } from "./area-table.ts";

/** Which areas share a path so that tasks collide there, in compressed rows. */
export interface Meetings {
  /** The areas that meet area `n` are `areas[starts[n]]` up to, not including, `areas[starts[n + 1]]`; itself too, where its own users collide. */
  readonly starts: Int32Array;
  readonly areas: Int32Array;
  /** For each of `areas` a path in which the two meet, as a place in `texts`. */
  readonly paths: Int32Array;
  readonly texts: readonly string[];
}

/**
 * All pairs of areas that share a path and of which one is used alone, by different tasks. An index finds those that
 * may meet; only they are decided, each pair of different patterns once. Around O(areas + pairs that may meet).
 */
export function meetingAreas(table: AreaTable): Meetings {
  const shapes = table.areas.map((area) => new AreaShape(area));
  const rows = new MeetingRows(shapes.length);
  const wide = Array.from(shapes.keys()).filter((area) => shapes[area]?.kind !== "file");
  const index = new AreaIndex(shapes, wide);
  const mayCollide = collisionTest(table);
  shapes.forEach((shape, area) => {
    const isContested = at(table.aloneCounts, area) > 0 && at(table.byArea.starts, area + 1) - at(table.byArea.starts, area) > 1;
    if (isContested && shape.somePath !== null) rows.add(area, area, shape.somePath);
    const meet = (other: number): void => {
      const isSameDepth = shape.kind !== "file" && shapes[other]?.directory === shape.directory;
      if ((isSameDepth && other < area) || !mayCollide(area, other)) return;
      const path = meetingPath(shape, shapes[other] ?? shape);
      if (path !== null) rows.add(area, other, path);
    };
    if (shape.kind !== "file") index.forEachAbove(area, meet);
    else if (shape.somePath !== null) index.forEachAround(shape.prefix, meet);
  });
  return rows.build();
}

/** Whether one of two areas is used alone, and not only by one task that uses nothing but them. */
function collisionTest({ byArea, aloneCounts }: AreaTable): (a: number, b: number) => boolean {
  const only = (area: number): number => (at(byArea.starts, area + 1) - at(byArea.starts, area) === 1 ? at(byArea.ends, at(byArea.starts, area)) : -1);
  return (a, b) => at(aloneCounts, a) + at(aloneCounts, b) > 0 && (only(a) === -1 || only(a) !== only(b));
}

class MeetingRows {
  readonly #size: number;
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #paths: number[] = [];
  readonly #texts: string[] = [];
  readonly #known = new Map<string, number>();

  constructor(size: number) {
    this.#size = size;
  }

  add(a: number, b: number, path: string): void {
    const text = this.#known.get(path) ?? this.#texts.push(path) - 1;
    this.#known.set(path, text);
    this.#push(a, b, text);
    if (a !== b) this.#push(b, a, text);
  }

  build(): Meetings {
    const starts = new Int32Array(this.#size + 1);
    for (const area of this.#from) starts[area + 1] = at(starts, area + 1) + 1;
    for (let area = 0; area < this.#size; area += 1) starts[area + 1] = at(starts, area + 1) + at(starts, area);
    const next = starts.slice();
    const areas = new Int32Array(this.#from.length);
    const paths = new Int32Array(this.#from.length);
    this.#from.forEach((area, meeting) => {
      const place = at(next, area);
      next[area] = place + 1;
      areas[place] = itemAt(this.#to, meeting);
      paths[place] = itemAt(this.#paths, meeting);
    });
    return { starts, areas, paths, texts: this.#texts };
  }

  #push(from: number, to: number, path: number): void {
    this.#from.push(from);
    this.#to.push(to);
    this.#paths.push(path);
  }
}
