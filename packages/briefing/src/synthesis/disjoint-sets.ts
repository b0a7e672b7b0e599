/** Sets of the numbers 0 to `size - 1` that can be joined, with path halving (Tarjan, 1975). */
export class DisjointSets {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index);
  }

  join(one: number, other: number): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    // The least number is the root, so that the sets do not depend on the order of the joins.
    this.#parents[Math.max(a, b)] = Math.min(a, b);
  }

  rootOf(index: number): number {
    let at = index;
    for (;;) {
      const parent = this.#parents[at] ?? at;
      if (parent === at) return at;
      const above = this.#parents[parent] ?? parent;
      this.#parents[at] = above;
      at = above;
    }
  }

  /** The numbers, by set, each list in ascending order. */
  groups(): readonly (readonly number[])[] {
    return [...Map.groupBy(this.#parents.keys(), (index) => this.rootOf(index)).values()];
  }
}
