/** A set of batches, by their rank, that is walked in rank order: one bit for each. */
export class RankSet {
  readonly #words: Int32Array;

  constructor(size: number) {
    this.#words = new Int32Array((size + 31) >> 5);
  }

  clear(): void {
    this.#words.fill(0);
  }

  add(batch: number): void {
    const word = batch >> 5;
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (batch & 31));
  }

  /** Adds or deletes a member. */
  set(batch: number, isMember: boolean): void {
    if (isMember) this.add(batch);
    else this.delete(batch);
  }

  delete(batch: number): void {
    const word = batch >> 5;
    this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (batch & 31));
  }

  /** The first member from `batch` on, or -1. O(size / 32) at worst. */
  next(batch: number): number {
    let word = batch >> 5;
    let bits = (this.#words[word] ?? 0) & (-1 << (batch & 31));
    while (bits === 0) {
      word += 1;
      if (word >= this.#words.length) return -1;
      bits = this.#words[word] ?? 0;
    }
    return (word << 5) + 31 - Math.clz32(bits & -bits);
  }
}
