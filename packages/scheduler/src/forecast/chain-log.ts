/**
 * What set off what in one play: a record for each piece of work and each check-in, with the record whose end let it
 * begin. Causes are always older than what they caused, so following them ends.
 */
export class ChainLog {
  readonly #causes: Int32Array;
  readonly #batches: Int32Array;
  readonly #minutes: Float64Array;
  #length = 0;
  /** The record that has just ended; -1 at the start of a play. */
  now = -1;

  constructor(size: number) {
    this.#causes = new Int32Array(size);
    this.#batches = new Int32Array(size);
    this.#minutes = new Float64Array(size);
  }

  clear(): void {
    this.#length = 0;
    this.now = -1;
  }

  /** Records that something begins about a batch, with minutes of work on it, because of what has just ended. */
  begin(batch: number, minutes: number): number {
    const record = this.#length;
    this.#batches[record] = batch;
    this.#minutes[record] = minutes;
    this.#causes[record] = this.now;
    this.#length += 1;
    return record;
  }

  /** Calls back with the batch and the minutes of every record on the chain that ended just now, latest first. */
  follow(visit: (batch: number, minutes: number) => void): void {
    for (let record = this.now; record >= 0; record = this.#causes[record] ?? -1) visit(this.#batches[record] ?? 0, this.#minutes[record] ?? 0);
  }
}
