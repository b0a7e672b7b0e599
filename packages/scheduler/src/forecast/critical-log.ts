const FIRST_ROOM = 1 << 12;

/**
 * Which tasks lay on the critical chain of each play, and with how many minutes beyond their optimistic time. Kept as
 * one short entry for each, so that its size is that of the chains.
 */
export class CriticalLog {
  /** How many plays each task was critical in. */
  readonly counts: Int32Array;
  readonly #lastPlay: Int32Array;
  #plays = new Int32Array(FIRST_ROOM);
  #tasks = new Int32Array(FIRST_ROOM);
  #excess = new Float32Array(FIRST_ROOM);
  #length = 0;

  constructor(tasks: number) {
    this.counts = new Int32Array(tasks);
    this.#lastPlay = new Int32Array(tasks).fill(-1);
  }

  /** Adds that work on a task was critical in a play; a task may come several times in one. */
  add(play: number, task: number, excess: number): void {
    if (this.#lastPlay[task] !== play) {
      this.#lastPlay[task] = play;
      this.counts[task] = (this.counts[task] ?? 0) + 1;
    }
    if (this.#length === this.#plays.length) this.#grow();
    this.#plays[this.#length] = play;
    this.#tasks[this.#length] = task;
    this.#excess[this.#length] = excess;
    this.#length += 1;
  }

  /** For each task the minutes beyond its optimistic time that it put on the chain, on average over the chosen plays. */
  meanExcess(chosen: (play: number) => boolean, count: number): Float64Array {
    const means = new Float64Array(this.counts.length);
    for (let entry = 0; entry < this.#length; entry += 1) {
      if (!chosen(this.#plays[entry] ?? 0)) continue;
      const task = this.#tasks[entry] ?? 0;
      means[task] = (means[task] ?? 0) + (this.#excess[entry] ?? 0) / count;
    }
    return means;
  }

  #grow(): void {
    const room = 2 * this.#plays.length;
    const [plays, tasks, excess] = [this.#plays, this.#tasks, this.#excess];
    this.#plays = new Int32Array(room);
    this.#tasks = new Int32Array(room);
    this.#excess = new Float32Array(room);
    this.#plays.set(plays);
    this.#tasks.set(tasks);
    this.#excess.set(excess);
  }
}
