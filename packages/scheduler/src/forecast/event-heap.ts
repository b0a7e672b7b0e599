/**
 * What ends when: a binary heap of batches by time, then by rank, so that what ends at one instant is told in rank
 * order. Room for `size` entries is taken once; a batch is in it at most once.
 */
export class EventHeap {
  readonly #times: Float64Array;
  readonly #batches: Int32Array;
  #length = 0;

  constructor(size: number) {
    this.#times = new Float64Array(size);
    this.#batches = new Int32Array(size);
  }

  get length(): number {
    return this.#length;
  }

  /** The time of the first entry; 0 when there is none. */
  get time(): number {
    return this.#times[0] ?? 0;
  }

  clear(): void {
    this.#length = 0;
  }

  /** O(log length). */
  push(time: number, batch: number): void {
    let place = this.#length;
    this.#length += 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#isBefore(time, batch, parent)) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#times[place] = time;
    this.#batches[place] = batch;
  }

  /** Takes out the first entry and returns its batch. O(log length). */
  pop(): number {
    const first = this.#batches[0] ?? 0;
    this.#length -= 1;
    const time = this.#times[this.#length] ?? 0;
    const batch = this.#batches[this.#length] ?? 0;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.#length) break;
      if (child + 1 < this.#length && this.#isBefore(this.#times[child + 1] ?? 0, this.#batches[child + 1] ?? 0, child)) child += 1;
      if (this.#isBefore(time, batch, child)) break;
      this.#move(child, place);
      place = child;
    }
    this.#times[place] = time;
    this.#batches[place] = batch;
    return first;
  }

  #isBefore(time: number, batch: number, place: number): boolean {
    const other = this.#times[place] ?? 0;
    return time < other || (time === other && batch < (this.#batches[place] ?? 0));
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from] ?? 0;
    this.#batches[to] = this.#batches[from] ?? 0;
  }
}
