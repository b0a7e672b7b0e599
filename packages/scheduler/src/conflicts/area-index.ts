import type { AreaShape } from "./area-shape.ts";
import { EndingIndex } from "./ending-index.ts";

/**
 * Finds the areas that a path may lie in, or that may meet an area, without looking at the others: by the directory
 * that all their paths lie in, and there by what their paths end with. What it gives still has to be decided exactly.
 */
export class AreaIndex {
  readonly #byDirectory = new Map<string, EndingIndex>();
  readonly #shapes: readonly AreaShape[];
  /** The question in which each area was last given; an area with several endings may be found several times. */
  readonly #givenTo: Int32Array;
  #question = 0;

  /** `areas` are the places in `shapes` of those to be found. */
  constructor(shapes: readonly AreaShape[], areas: readonly number[]) {
    this.#shapes = shapes;
    this.#givenTo = new Int32Array(shapes.length);
    for (const area of areas) {
      const shape = shapes[area];
      if (shape === undefined) continue;
      const index = this.#byDirectory.get(shape.directory) ?? new EndingIndex();
      this.#byDirectory.set(shape.directory, index);
      for (const ending of shape.endings) index.add(ending, area);
    }
  }

  /** All areas that the path may lie in, each once. */
  forEachAround(path: string, visit: (area: number) => void): void {
    const once = this.#once(visit);
    for (const directory of directoriesOf(path)) this.#byDirectory.get(directory)?.forEachEndOf(path, once);
  }

  /**
   * All areas that may meet this one, each once, except those that lie deeper than it: each pair is found from the
   * deeper side, or from both sides where both lie in the same directory.
   */
  forEachAbove(area: number, visit: (area: number) => void): void {
    const shape = this.#shapes[area];
    if (shape === undefined) return;
    const once = this.#once((other) => {
      const { prefix } = this.#shapes[other] ?? shape;
      if (other !== area && (prefix.startsWith(shape.prefix) || shape.prefix.startsWith(prefix))) visit(other);
    });
    const directories = shape.directory === "" ? [""] : [...directoriesOf(shape.directory), shape.directory];
    for (const directory of directories) {
      const index = this.#byDirectory.get(directory);
      for (const ending of shape.endings) index?.forEachAgreeing(ending, once);
    }
  }

  #once(visit: (area: number) => void): (area: number) => void {
    this.#question += 1;
    const question = this.#question;
    return (area) => {
      if (this.#givenTo[area] === question) return;
      this.#givenTo[area] = question;
      visit(area);
    };
  }
}

/** The directories a path lies in, from that of the plan, which is `""`, down. */
function* directoriesOf(path: string): Generator<string> {
  yield "";
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) yield path.slice(0, slash);
}
