import { type BatchId, batchId } from "../plan/ids.ts";
import { BIT, batchBits } from "./batch-bits.ts";
import { type Holding, holdingOf, workingHolding } from "./holding.ts";
import { LinkTally } from "./link-tally.ts";
import { liveAttempt } from "./live-attempt.ts";
import { Occupancy } from "./occupancy.ts";
import { ReadyQueues } from "./ready-queues.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { Batch, Run } from "./run.ts";
import { type SpecIndex, specIndex } from "./spec-index.ts";
import { TimeHeap } from "./time-heap.ts";

const MINUTE_MS = 60_000;
/** Work that has used up its estimate is still given this part of it: it is not over before it says so. */
const LEAST_PART_LEFT = 0.1;

/**
 * Foretells when the run will end (milliseconds since 1970, `now` at the earliest): plays its dispatch rules on the
 * estimates that are left, as if every attempt succeeded, runners and people were there, and check-ins took no time.
 * Of a race the task that is over first wins, and the others end with it; what comes after a failure is not needed
 * unless that has happened. What is blocked counts as if its blocker were resolved now. `null` when the run is over, paused or being stopped, or when a batch waits that cannot
 * start before a person decides about another. O((batches + needs) log batches), and for each batch that ends those
 * that are ready and wait for a file or a resource.
 */
export function estimateFinish(run: Run, now: number): number | null {
  if (run.status !== "created" && run.status !== "running") return null;
  return new Simulation(run, now).play();
}

/** Foretells when each batch that is not done yet will be, as `estimateFinish` does; none for a run that is over, paused or being stopped. */
export function estimateFinishes(run: Run, now: number): ReadonlyMap<BatchId, number> {
  if (run.status !== "created" && run.status !== "running") return new Map();
  const simulation = new Simulation(run, now);
  simulation.play();
  return simulation.finishes();
}

/** What a batch counts for once it was done, left out because its race is over, or found not to be needed. */
const DONE = BIT.over | BIT.satisfied | BIT.accepted;
const BEATEN = BIT.over | BIT.satisfied | BIT.needless;
const NOT_NEEDED = BEATEN | BIT.notNeeded;

/** List scheduling (Graham, 1966) by the run's own rank order. */
class Simulation {
  readonly #run: Run;
  readonly #index: SpecIndex;
  readonly #links: LinkTally;
  readonly #occupancy: Occupancy;
  readonly #ready: ReadyQueues;
  /** When work ends, and when what has all it needs may start. */
  readonly #ends = new TimeHeap();
  readonly #starts = new TimeHeap();
  /** What is worked on, with what that holds. */
  readonly #busy = new Map<number, Holding | null>();
  readonly #waiting = new Set<number>();
  /** What was done, and when; nothing for what was left out. */
  readonly #doneAt = new Map<number, number>();
  /** What has just come to be over. */
  readonly #fresh: number[] = [];
  #now: number;

  constructor(run: Run, now: number) {
    this.#run = run;
    this.#index = specIndex(run.spec);
    this.#links = new LinkTally(this.#index.links);
    this.#occupancy = new Occupancy(run.spec);
    this.#ready = new ReadyQueues(run.spec);
    this.#now = now;
  }

  /** Returns when the last batch ends, or `null` when some never start. */
  play(): number | null {
    this.#begin();
    for (;;) {
      this.#start();
      // What was beaten, or is not needed any more, happens no more.
      while (this.#ends.rank >= 0 && !this.#busy.has(this.#ends.rank)) this.#ends.pop();
      while (this.#starts.rank >= 0 && !this.#waiting.has(this.#starts.rank)) this.#starts.pop();
      const next = Math.min(this.#ends.next, this.#starts.next);
      if (next === Infinity) return this.#waiting.size === 0 ? this.#now : null;
      this.#now = Math.max(this.#now, next);
      while (this.#starts.next <= this.#now) this.#admit(this.#starts.pop());
      while (this.#ends.next <= this.#now) this.#finish(this.#ends.pop());
    }
  }

  /** When each batch that was not done before was. */
  finishes(): ReadonlyMap<BatchId, number> {
    return new Map([...this.#doneAt].flatMap(([rank, at]) => {
      const id = this.#index.byRank[rank]?.id;
      return id === undefined || this.#run.batches[id]?.phase.kind === "accepted" ? [] : [[id, at] as const];
    }));
  }

  #begin(): void {
    const { byRank } = this.#index;
    byRank.forEach((spec, rank) => {
      const batch = this.#run.batches[spec.id];
      if (batch === undefined) return;
      const { kind } = batch.phase;
      if (kind === "waiting" || kind === "delayed" || kind === "blocked") this.#waiting.add(rank);
      else if (kind === "backoff" || kind === "running") this.#continue(rank, spec, batch);
      else if (kind === "checking") this.#end(rank, DONE);
      else this.#links.change(rank, { before: 0, after: batchBits(spec, batch) }, () => undefined);
      if (batch.phase.kind === "accepted") this.#doneAt.set(rank, batch.phase.at);
    });
    for (const rank of this.#waiting) this.#judge(rank);
    this.#settle();
  }

  #continue(rank: number, spec: BatchSpec, batch: Batch): void {
    const whole = spec.estimateMinutes * MINUTE_MS;
    // A wait before a retry holds nothing, and its work starts again from nothing afterwards.
    if (batch.phase.kind === "backoff") return this.#work(rank, { holding: null, until: Math.max(batch.phase.until, this.#now) + whole });
    const stage = liveAttempt(batch)?.stage;
    if (stage === undefined) return;
    const since = stage.kind === "running" || stage.kind === "with-person" ? stage.startedAt : null;
    const checksOnly = (stage.kind === "offered" || stage.kind === "running") && stage.done !== null;
    const left = since === null ? whole : Math.max(whole - (this.#now - since), whole * LEAST_PART_LEFT);
    this.#work(rank, { holding: holdingOf(stage), until: this.#now + (checksOnly ? whole * LEAST_PART_LEFT : left) });
  }

  #work(rank: number, { holding, until }: { readonly holding: Holding | null; readonly until: number }): void {
    const spec = this.#index.byRank[rank];
    if (spec !== undefined && holding !== null) this.#occupancy.hold(spec, holding);
    this.#busy.set(rank, holding);
    this.#ends.push(until, rank);
  }

  /** Starts all that can start now. */
  #start(): void {
    let heads = this.#ready.queues.map((queue) => ({ queue, rank: queue.ranks.next(0) }));
    for (;;) {
      heads = heads.filter(({ queue, rank }) => rank >= 0 && this.#occupancy.admits(queue));
      const first = heads.reduce<(typeof heads)[number] | null>((least, head) => (least === null || head.rank < least.rank ? head : least), null);
      const spec = first === null ? undefined : this.#index.byRank[first.rank];
      if (first === null || spec === undefined) return;
      const { rank } = first;
      first.rank = first.queue.ranks.next(rank + 1);
      if (!this.#occupancy.fits(spec)) continue;
      this.#ready.set(rank, false);
      this.#waiting.delete(rank);
      this.#work(rank, { holding: workingHolding(spec), until: this.#now + spec.estimateMinutes * MINUTE_MS });
    }
  }

  /** Finds out whether a batch that waits has what it needs, or is not needed. Nothing fails in a forecast. */
  #judge(rank: number): void {
    if (!this.#waiting.has(rank)) return;
    const outlook = this.#links.outlook(rank);
    if (outlook === "not-needed") this.#end(rank, NOT_NEEDED);
    if (outlook !== "complete") return;
    const at = this.#readyAt(rank);
    if (at > this.#now) this.#starts.push(at, rank);
    else this.#admit(rank);
  }

  /** Its time has come, unless it was told so before. */
  #admit(rank: number): void {
    const spec = this.#index.byRank[rank];
    if (spec === undefined || !this.#waiting.has(rank)) return;
    if (spec.work === "none") this.#end(rank, DONE);
    else this.#ready.set(rank, true);
    this.#settle();
  }

  #readyAt(rank: number): number {
    const { byRank, rankOf, links } = this.#index;
    const spec = byRank[rank];
    if (spec === undefined) return this.#now;
    const start = (this.#run.startedAt ?? this.#now) + spec.notBeforeMinutes * MINUTE_MS;
    const lags = Object.entries(spec.lags);
    if (lags.length === 0) return start;
    const times = lags.flatMap(([need, minutes]) => {
      const at = this.#doneAt.get(rankOf.get(batchId(need)) ?? -1);
      return at === undefined || minutes <= 0 ? [] : [at + minutes * MINUTE_MS];
    });
    // What is there without a lag counts first.
    const missing = (links.required[rank] ?? 0) - (this.#links.met(rank) - times.length);
    return Math.max(start, missing <= 0 ? 0 : (times.toSorted((one, other) => one - other)[missing - 1] ?? 0));
  }

  #finish(rank: number): void {
    // It may have lost its race meanwhile.
    if (!this.#release(rank)) return;
    this.#end(rank, DONE);
    this.#settle();
  }

  /** Takes back what work on a batch holds; `false` where nobody works on it. */
  #release(rank: number): boolean {
    const holding = this.#busy.get(rank);
    const spec = this.#index.byRank[rank];
    if (holding === undefined || spec === undefined) return false;
    if (holding !== null) this.#occupancy.release(spec, holding);
    return this.#busy.delete(rank);
  }

  #end(rank: number, bits: number): void {
    this.#waiting.delete(rank);
    this.#ready.set(rank, false);
    if (bits === DONE) this.#doneAt.set(rank, this.#now);
    this.#links.change(rank, { before: 0, after: bits }, (target) => void this.#fresh.push(target));
    const spec = this.#index.byRank[rank];
    if (bits === DONE && spec !== undefined && spec.race !== null && spec.index === spec.count) this.#win(spec);
  }

  /** Ends what competes with a task that is over first. */
  #win({ race, task }: BatchSpec): void {
    for (const rank of this.#index.races.get(race ?? "") ?? []) {
      const isBeaten = this.#index.byRank[rank]?.task !== task && (this.#release(rank) || this.#waiting.has(rank));
      if (isBeaten) this.#end(rank, BEATEN);
    }
  }

  /** Looks at what waits for what has come to be over, and at what follows from that. */
  #settle(): void {
    for (let rank = this.#fresh.pop(); rank !== undefined; rank = this.#fresh.pop()) this.#judge(rank);
  }
}
