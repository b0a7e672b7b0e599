import { IMPORT_LIMITS } from "./import-limits.ts";

/** That the second needs the first, by their positions in a list of tasks. */
export type Link = readonly [from: number, to: number];

/** Links said again and again count too, so that no file is read for minutes. */
const MOST_SAID = 5_000_000;

/** Who needs whom, each pair once, up to what a plan takes. */
export class LinkSet {
  readonly #links = new Map<number, Link>();
  readonly #tasks: number;
  #said = 0;

  constructor(tasks: number) {
    this.#tasks = tasks;
  }

  /** Nothing on itself. */
  add(from: number, to: number): void {
    this.#said += 1;
    if (from !== to && !this.isFull) this.#links.set(from * this.#tasks + to, [from, to]);
  }

  has(from: number, to: number): boolean {
    return this.#links.has(from * this.#tasks + to);
  }

  /** Whether there are more than a plan takes; what is added then is not kept. */
  get isFull(): boolean {
    return this.#links.size > IMPORT_LIMITS.dependencies || this.#said > MOST_SAID;
  }

  get size(): number {
    return this.#links.size;
  }

  /** In the order they were added. */
  all(): Link[] {
    return [...this.#links.values()];
  }
}
