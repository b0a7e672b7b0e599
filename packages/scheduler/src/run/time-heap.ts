/** What is to happen when: moments with the rank of a batch each, the earliest first. */
export class TimeHeap {
  readonly #entries: { readonly at: number; readonly rank: number }[] = [];

  /** The first moment; `Infinity` when there is none. */
  get next(): number {
    return this.#entries[0]?.at ?? Infinity;
  }

  /** The rank of the first moment; -1 when there is none. */
  get rank(): number {
    return this.#entries[0]?.rank ?? -1;
  }

  /** O(log size). */
  push(at: number, rank: number): void {
    const entries = this.#entries;
    let place = entries.length;
    const entry = { at, rank };
    entries.push(entry);
    for (let above = (place - 1) >> 1; place > 0 && at < (entries[above]?.at ?? at); above = (place - 1) >> 1) {
      const parent = entries[above] ?? entry;
      entries[place] = parent;
      entries[above] = entry;
      place = above;
    }
  }

  /** Takes the rank of the first moment out; -1 when there is none. O(log size). */
  pop(): number {
    const entries = this.#entries;
    const [first, last] = [entries[0], entries.pop()];
    if (first === undefined || last === undefined) return -1;
    if (entries.length === 0) return first.rank;
    entries[0] = last;
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const below = (entries[right]?.at ?? Infinity) < (entries[left]?.at ?? Infinity) ? right : left;
      const child = entries[below];
      if (child === undefined || child.at >= last.at) return first.rank;
      entries[place] = child;
      entries[below] = last;
      place = below;
    }
  }
}
