import { BIT, countBit } from "./batch-bits.ts";
import type { FailureLink, Link, SpecLinks } from "./spec-links.ts";

/** How a batch stands to what it waits for. */
export type Outlook = "open" | "complete" | "failure" | "not-needed";

/**
 * Counts for each batch how many of its links are there, and how many never will be: because of a failure, or because
 * there is nothing to come for. A change of one batch costs only the links it has.
 */
export class LinkTally {
  readonly #links: SpecLinks;
  readonly #met: Int32Array;
  readonly #dead: Int32Array;
  readonly #needless: Int32Array;
  /** For each failure link how many batches of its task failed, and whether its last one is through. */
  readonly #failed: Int32Array;
  readonly #through: Uint8Array;

  constructor(links: SpecLinks) {
    const size = links.linkCounts.length;
    this.#links = links;
    this.#met = new Int32Array(size);
    this.#dead = new Int32Array(size);
    this.#needless = new Int32Array(size);
    this.#failed = new Int32Array(links.failures.length);
    this.#through = new Uint8Array(links.failures.length);
  }

  /** What a batch may hope for. O(1). */
  outlook(rank: number): Outlook {
    const required = this.#links.required[rank] ?? 0;
    if ((this.#met[rank] ?? 0) >= required) return "complete";
    const needed = (this.#links.linkCounts[rank] ?? 0) - (this.#needless[rank] ?? 0);
    if (needed < required) return "not-needed";
    return needed - (this.#dead[rank] ?? 0) < required ? "failure" : "open";
  }

  /** How many of its needs and failures are there. O(1). */
  met(rank: number): number {
    return this.#met[rank] ?? 0;
  }

  /** Takes note that the bits of a batch changed; tells of each batch that waits for it. */
  change(rank: number, change: { readonly before: number; readonly after: number }, tell: (target: number) => void): void {
    const { before, after } = change;
    for (const link of this.#links.links[rank] ?? []) {
      if (this.#count(link.target, stateOfNeed(link, before), stateOfNeed(link, after))) tell(link.target);
    }
    for (const place of this.#links.failuresOf[rank] ?? []) {
      const failure = this.#links.failures[place];
      if (failure !== undefined && this.#changeFailure(rank, { place, failure }, change)) tell(failure.target);
    }
  }

  #changeFailure(rank: number, { place, failure }: { readonly place: number; readonly failure: FailureLink }, { before, after }: { readonly before: number; readonly after: number }): boolean {
    const was = this.#stateOfFailure(place);
    this.#failed[place] = (this.#failed[place] ?? 0) + countBit(after, BIT.failed) - countBit(before, BIT.failed);
    if (rank === failure.last) this.#through[place] = countBit(after, BIT.satisfied);
    return this.#count(failure.target, was, this.#stateOfFailure(place));
  }

  #stateOfFailure(place: number): LinkState {
    if ((this.#failed[place] ?? 0) > 0) return "met";
    return this.#through[place] === 1 ? "needless" : "open";
  }

  #count(target: number, before: LinkState, after: LinkState): boolean {
    if (before === after) return false;
    this.#add(target, before, -1);
    this.#add(target, after, 1);
    return true;
  }

  #add(target: number, state: LinkState, sign: 1 | -1): void {
    if (state === "open") return;
    const counts = state === "met" ? this.#met : state === "dead" ? this.#dead : this.#needless;
    counts[target] = (counts[target] ?? 0) + sign;
  }
}

type LinkState = "open" | "met" | "dead" | "needless";

function stateOfNeed({ over, sameTask }: Link, bits: number): LinkState {
  if (over) return (bits & BIT.over) === 0 ? "open" : "met";
  if (sameTask && (bits & BIT.needless) !== 0) return "needless";
  if ((bits & BIT.satisfied) !== 0) return "met";
  return (bits & BIT.dead) === 0 ? "open" : "dead";
}
