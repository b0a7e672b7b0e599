import { type Outlook, LinkTally } from "./link-tally.ts";
import { BIT, batchBits, countBit } from "./batch-bits.ts";
import { saidOfBatch } from "./coordination/said-characters.ts";
import { holdingOf } from "./holding.ts";
import { liveAttempt } from "./live-attempt.ts";
import { Occupancy } from "./occupancy.ts";
import { RankSet } from "./rank-set.ts";
import { ReadyQueues } from "./ready-queues.ts";
import type { Batch, Run } from "./run.ts";
import { specIndex, type SpecIndex } from "./spec-index.ts";

/**
 * What the rules ask about all batches of a run, counted once and then kept up to date with every batch that changes,
 * so that an event costs what it changes and not what there is. Everything in it follows from the run.
 */
export class Tally {
  readonly occupancy: Occupancy;
  /** Work that waits and has what it needs. */
  readonly ready: ReadyQueues;
  /** What of it has become ready and was not yet looked at. */
  readonly fresh: RankSet;
  /** Sync points that wait and have what they need. */
  readonly readyGates: RankSet;
  /** Batches that wait for a time though what they need, or since when they have it, has changed. */
  readonly recalled: RankSet;
  /** Batches that wait though they never will have what they need, or are skipped for a cause that is none any more. */
  readonly misjudged: RankSet;
  /** Batches whose race another task has won, and which nobody has told yet. */
  readonly losers: RankSet;
  /** New work for runners that nobody has claimed. */
  readonly offered: RankSet;
  /** Batches that something will still happen to by itself. */
  moving = 0;
  /** Batches that others still wait for: neither accepted nor skipped for another cause than a failure. */
  unsatisfied = 0;
  /** Batches that failed or were stopped. */
  halted = 0;
  /** Batches that wait for a check-in. */
  unchecked = 0;
  /** Batches that a runner works on. */
  worked = 0;
  readonly #index: SpecIndex;
  readonly #links: LinkTally;
  readonly #bits: Int32Array;
  /** Of work reports; `null` until somebody asks. */
  #saidCharacters: number | null = null;
  /** The ranks of the last batches of the tasks that won each race. */
  readonly #winners = new Map<string, Set<number>>();

  /** O(batches + needs). */
  constructor({ spec, batches }: Run) {
    const size = spec.batches.length;
    this.#index = specIndex(spec);
    this.#links = new LinkTally(this.#index.links);
    this.#bits = new Int32Array(size);
    this.occupancy = new Occupancy(spec);
    this.ready = new ReadyQueues(spec);
    this.fresh = new RankSet(size);
    this.readyGates = new RankSet(size);
    this.recalled = new RankSet(size);
    this.misjudged = new RankSet(size);
    this.losers = new RankSet(size);
    this.offered = new RankSet(size);
    this.unsatisfied = size;
    spec.batches.forEach((one, rank) => {
      const batch = batches[one.id];
      if (batch === undefined) return;
      this.#move(rank, batchBits(one, batch));
      this.#hold(rank, batch, 1);
    });
    for (let rank = 0; rank < size; rank += 1) this.#sort(rank);
  }

  /** Takes note of what became of a batch. O(what the batch names and what names it). */
  replace(before: Batch, after: Batch): void {
    const rank = this.#index.rankOf.get(after.id);
    const spec = this.#index.byRank[rank ?? -1];
    if (rank === undefined || spec === undefined) return;
    if (before.attempts !== after.attempts) {
      this.#hold(rank, before, -1);
      this.#hold(rank, after, 1);
      if (this.#saidCharacters !== null) this.#saidCharacters += saidOfBatch(after) - saidOfBatch(before);
    }
    const bits = batchBits(spec, after);
    if (bits === this.#bits[rank]) return;
    this.#move(rank, bits);
    this.#sort(rank);
  }

  /** How many characters of work reports these batches keep, which are all there are. O(attempts) when it is first asked for. */
  saidCharacters(batches: Run["batches"]): number {
    this.#saidCharacters ??= Object.values(batches).reduce((sum, batch) => sum + saidOfBatch(batch), 0);
    return this.#saidCharacters;
  }

  /** What a batch may hope for from what it waits for. */
  outlook(rank: number): Outlook {
    return this.#links.outlook(rank);
  }

  /** The rank of the last batch of the task that won a race; -1 while nobody has. */
  winnerOf(race: string): number {
    const [first] = this.#winners.get(race) ?? [];
    return first ?? -1;
  }

  #hold(rank: number, batch: Batch, sign: 1 | -1): void {
    const live = liveAttempt(batch);
    const holding = live === null ? null : holdingOf(live.stage);
    const spec = this.#index.byRank[rank];
    if (holding === null || spec === undefined) return;
    if (sign === 1) this.occupancy.hold(spec, holding);
    else this.occupancy.release(spec, holding);
  }

  #move(rank: number, after: number): void {
    const before = this.#bits[rank] ?? 0;
    this.#bits[rank] = after;
    this.moving += countBit(after, BIT.moving) - countBit(before, BIT.moving);
    this.halted += countBit(after, BIT.halted) - countBit(before, BIT.halted);
    this.unchecked += countBit(after, BIT.checking) - countBit(before, BIT.checking);
    this.worked += countBit(after, BIT.worked) - countBit(before, BIT.worked);
    this.unsatisfied -= countBit(after, BIT.satisfied) - countBit(before, BIT.satisfied);
    this.#links.change(rank, { before, after }, (target) => {
      this.#sort(target);
      const isDelayed = ((this.#bits[target] ?? 0) & BIT.delayed) !== 0;
      // It has what it needs since another time now.
      if (isDelayed && this.#index.byRank[target]?.trigger.kind !== "all") this.recalled.add(target);
    });
    if (countBit(after, BIT.accepted) !== countBit(before, BIT.accepted)) this.#decideRace(rank, (after & BIT.accepted) !== 0);
  }

  /** A race is won with the last batch of a task, and open again when that is restarted. */
  #decideRace(rank: number, isWon: boolean): void {
    const spec = this.#index.byRank[rank];
    if (spec === undefined || spec.race === null || spec.index !== spec.count) return;
    const winners = this.#winners.get(spec.race) ?? new Set();
    if (isWon) winners.add(rank);
    else winners.delete(rank);
    if (winners.size === 0) this.#winners.delete(spec.race);
    else this.#winners.set(spec.race, winners);
    for (const other of this.#index.races.get(spec.race) ?? []) this.#sort(other);
  }

  /** Puts a batch into the sets it belongs to. */
  #sort(rank: number): void {
    const bits = this.#bits[rank] ?? 0;
    const outlook = this.#links.outlook(rank);
    const isWaiting = (bits & BIT.waiting) !== 0;
    const isReady = isWaiting && outlook === "complete";
    const isGate = this.#index.byRank[rank]?.work === "none";
    this.ready.set(rank, isReady && !isGate);
    this.fresh.set(rank, isReady && !isGate);
    this.readyGates.set(rank, isReady && isGate);
    this.recalled.set(rank, outlook !== "complete" && (bits & BIT.delayed) !== 0);
    this.misjudged.set(rank, isMisjudged(bits, outlook));
    this.losers.set(rank, this.#isLoser(rank, bits));
    this.offered.set(rank, (bits & BIT.offered) !== 0);
  }

  #isLoser(rank: number, bits: number): boolean {
    const spec = this.#index.byRank[rank];
    // That it lost is said even of what was not needed, so that it does not depend on what came first.
    const isThrough = (bits & (BIT.satisfied | BIT.beaten)) !== 0 && (bits & BIT.notNeeded) === 0;
    if (spec === undefined || spec.race === null || isThrough) return false;
    const winner = this.#index.byRank[this.winnerOf(spec.race)];
    return winner !== undefined && winner.task !== spec.task;
  }
}

function isMisjudged(bits: number, outlook: Outlook): boolean {
  if ((bits & BIT.waiting) !== 0) return outlook === "failure" || outlook === "not-needed";
  if ((bits & BIT.givenUp) !== 0) return outlook !== "failure";
  return (bits & BIT.notNeeded) !== 0 && outlook !== "not-needed";
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
