import { holdingOf } from "./holding.ts";
import { isSatisfied } from "./is-satisfied.ts";
import { liveAttempt } from "./live-attempt.ts";
import { Occupancy } from "./occupancy.ts";
import { RankSet } from "./rank-set.ts";
import type { Batch, BatchPhase, Run } from "./run.ts";
import { specIndex, type SpecIndex } from "./spec-index.ts";

/** What a phase counts for, as bits. */
const MOVING = 1;
const SATISFIED = 2;
const BROKEN = 4;
const WAITING = 8;
const DELAYED = 16;
const HALTED = 32;

/**
 * What the rules ask about all batches of a run, counted once and then kept up to date with every batch that changes,
 * so that an event costs what it changes and not what there is. Everything in it follows from the run.
 */
export class Tally {
  readonly occupancy: Occupancy;
  /** Work that waits and has what it needs. */
  readonly ready: RankSet;
  /** Sync points that wait and have what they need. */
  readonly readyGates: RankSet;
  /** Batches that wait for a time though something they need is missing again. */
  readonly recalled: RankSet;
  /** Batches that something will still happen to by itself. */
  moving = 0;
  /** Batches that were neither accepted nor skipped by a person. */
  unsatisfied = 0;
  /** Batches that failed, or were skipped because another one did. */
  broken = 0;
  /** Batches that failed or were stopped. */
  halted = 0;
  readonly #index: SpecIndex;
  readonly #phases: Uint8Array;
  readonly #missing: Int32Array;

  /** O(batches + needs). */
  constructor({ spec, batches }: Run) {
    const size = spec.batches.length;
    this.#index = specIndex(spec);
    this.occupancy = new Occupancy(spec);
    this.ready = new RankSet(size);
    this.readyGates = new RankSet(size);
    this.recalled = new RankSet(size);
    this.#phases = new Uint8Array(size);
    this.#missing = this.#index.needCounts.slice();
    this.unsatisfied = size;
    spec.batches.forEach(({ id }, rank) => {
      const batch = batches[id];
      if (batch === undefined) return;
      this.#move(rank, 0, bitsOf(batch.phase));
      this.#hold(rank, batch, 1);
    });
    for (let rank = 0; rank < size; rank += 1) this.#sort(rank);
  }

  /** Takes note of what became of a batch. O(what the batch names and what names it). */
  replace(before: Batch, after: Batch): void {
    const rank = this.#index.rankOf.get(after.id);
    if (rank === undefined) return;
    if (before.attempts !== after.attempts) {
      this.#hold(rank, before, -1);
      this.#hold(rank, after, 1);
    }
    if (before.phase === after.phase) return;
    this.#move(rank, bitsOf(before.phase), bitsOf(after.phase));
    this.#sort(rank);
  }

  #hold(rank: number, batch: Batch, sign: 1 | -1): void {
    const live = liveAttempt(batch);
    const holding = live === null ? null : holdingOf(live.stage);
    const spec = this.#index.byRank[rank];
    if (holding === null || spec === undefined) return;
    if (sign === 1) this.occupancy.hold(spec, holding);
    else this.occupancy.release(spec, holding);
  }

  #move(rank: number, before: number, after: number): void {
    this.#phases[rank] = after;
    this.moving += count(after, MOVING) - count(before, MOVING);
    this.broken += count(after, BROKEN) - count(before, BROKEN);
    this.halted += count(after, HALTED) - count(before, HALTED);
    const change = count(after, SATISFIED) - count(before, SATISFIED);
    if (change === 0) return;
    this.unsatisfied -= change;
    for (const dependent of this.#index.dependents[rank] ?? []) {
      this.#missing[dependent] = (this.#missing[dependent] ?? 0) - change;
      this.#sort(dependent);
    }
  }

  /** Puts a batch into the sets it belongs to. */
  #sort(rank: number): void {
    const phase = this.#phases[rank] ?? 0;
    const complete = this.#missing[rank] === 0;
    const isReady = complete && (phase & WAITING) !== 0;
    const isGate = this.#index.byRank[rank]?.work === "none";
    this.ready.set(rank, isReady && !isGate);
    this.readyGates.set(rank, isReady && isGate);
    this.recalled.set(rank, !complete && (phase & DELAYED) !== 0);
  }
}

function count(bits: number, bit: number): number {
  return (bits & bit) === 0 ? 0 : 1;
}

function bitsOf(phase: BatchPhase): number {
  switch (phase.kind) {
    case "waiting":
      return WAITING;
    case "delayed":
      return DELAYED | MOVING;
    case "backoff":
    case "running":
    case "checking":
      return MOVING;
    case "accepted":
      return SATISFIED;
    case "failed":
      return BROKEN | HALTED;
    case "skipped":
      return isSatisfied(phase) ? SATISFIED : BROKEN;
    case "stopped":
      return HALTED;
  }
}

/** Tallies of runs that nothing writes into any more. */
const kept = new WeakMap<Run, Tally>();
/** Tallies of runs in the making, which move on with them. */
const lent = new WeakMap<Run, Tally>();

/** The tally of a run, to look at and not to change. Made at most once for each run; after a transition it is there. */
export function tallyOf(run: Run): Tally {
  const found = kept.get(run) ?? lent.get(run);
  if (found !== undefined) return found;
  const made = new Tally(run);
  kept.set(run, made);
  return made;
}

/** Takes the tally of a run away to change it along with a draft; asked again for that run, another one is made. */
export function takeTally(run: Run): Tally {
  const found = kept.get(run) ?? new Tally(run);
  kept.delete(run);
  return found;
}

/** Gives a tally that was taken to the run it now is of. */
export function giveTally(run: Run, tally: Tally): void {
  kept.set(run, tally);
}

/** Lets others look at a tally that still moves on with a draft. */
export function lendTally(run: Run, tally: Tally): void {
  lent.set(run, tally);
}
