/** A binary heap of indices into `keys`, the one with the least key on top; of equal keys the lower index. */
export class IndexHeap {
  readonly #keys: Float64Array | Int32Array;
  readonly #items: number[] = [];

  constructor(keys: Float64Array | Int32Array) {
    this.#keys = keys;
  }

  get size(): number {
    return this.#items.length;
  }

  clear(): void {
    this.#items.length = 0;
  }

  /** The index on top; -1 when the heap is empty. */
  top(): number {
    return this.#items[0] ?? -1;
  }

  /** The key on top; infinite when the heap is empty. */
  topKey(): number {
    const top = this.#items[0];
    return top === undefined ? Number.POSITIVE_INFINITY : (this.#keys[top] ?? 0);
  }

  push(index: number): void {
    const items = this.#items;
    let place = items.length;
    items.push(index);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = items[parent] ?? 0;
      if (this.#isBefore(above, index)) break;
      items[place] = above;
      place = parent;
    }
    items[place] = index;
  }

  /** Takes the top away; -1 when the heap is empty. */
  pop(): number {
    const items = this.#items;
    const top = items[0] ?? -1;
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.#isBefore(items[child + 1] ?? 0, items[child] ?? 0)) child += 1;
      const below = items[child] ?? 0;
      if (this.#isBefore(last, below)) break;
      items[place] = below;
      place = child;
    }
    items[place] = last;
    return top;
  }

  #isBefore(one: number, other: number): boolean {
    const difference = (this.#keys[one] ?? 0) - (this.#keys[other] ?? 0);
    return difference < 0 || (difference === 0 && one < other);
  }
}
