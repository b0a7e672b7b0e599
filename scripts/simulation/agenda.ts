import { setImmediate } from "node:timers";

const BREATHE_EVERY = 1_000;

interface Entry {
  readonly at: number;
  /** Of two at the same time the one put down first comes first. */
  readonly order: number;
  readonly act: () => void;
  isCancelled: boolean;
}

/**
 * Virtual time: what is to happen when. Nothing happens between two entries, so a simulated hour takes as long as what
 * is done in it. All code of the product waits for nothing but entries of this agenda.
 */
export class Agenda {
  /** Milliseconds since the simulation began. */
  now = 0;
  #made = 0;
  #taken = 0;
  /** A binary heap, the next entry at its root. */
  readonly #heap: Entry[] = [];

  /** Puts down that `act` is to be called in `ms`, and returns what takes it back. */
  in(ms: number, act: () => void): () => void {
    this.#made += 1;
    const entry: Entry = { at: this.now + Math.max(0, ms), order: this.#made, act, isCancelled: false };
    this.#push(entry);
    return () => void (entry.isCancelled = true);
  }

  /** Lets time pass until `until`, or until `isOver`. What follows from one entry is over before the next. */
  async run(until: number, isOver: () => boolean = () => false): Promise<void> {
    for (let entry = this.#heap[0]; entry !== undefined && entry.at <= until; entry = this.#heap[0]) {
      this.#pop();
      if (entry.isCancelled) continue;
      this.now = entry.at;
      entry.act();
      this.#taken += 1;
      await (this.#taken % BREATHE_EVERY === 0 ? loopComesRound() : promisesGoOn());
      if (isOver()) return;
    }
    this.now = Math.max(this.now, until);
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let place = heap.length;
    heap.push(entry);
    for (let above = (place - 1) >> 1; place > 0 && isBefore(entry, heap[above]); above = (place - 1) >> 1) {
      this.#swap(place, above);
      place = above;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const below = isBefore(heap[right], heap[left]) ? right : left;
      if (!isBefore(heap[below], heap[place])) return;
      this.#swap(place, below);
      place = below;
    }
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#heap[one], this.#heap[other]];
    if (first === undefined || second === undefined) return;
    this.#heap[one] = second;
    this.#heap[other] = first;
  }
}

/** A tick that is asked for by a promise comes once every promise that can go on has gone on; 1 µs, and the event loop takes 2. */
const promisesGoOn = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** Lets whoever runs the simulation do something as well. */
const loopComesRound = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

function isBefore(one: Entry | undefined, other: Entry | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined;
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
