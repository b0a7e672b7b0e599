import { RankSet } from "../run/rank-set.ts";
import { ChainLog } from "./chain-log.ts";
import { EventHeap } from "./event-heap.ts";
import { PeopleQueue } from "./people-queue.ts";
import type { PeopleRules } from "./people-rules.ts";
import { Room } from "./room.ts";
import { type RunModel, WORK } from "./run-model.ts";

/** What happens in one play. */
export interface Play {
  /** For each batch the minutes of an attempt. */
  readonly minutes: Float64Array;
  /** For each batch how often it is sent to rework. */
  readonly reworks: Uint8Array;
  /** The minutes of an attempt after a rework, as a part of those of the first. */
  readonly reworkShare: number;
}

/** What a batch in the event heap is at: worked on, checked in, or waiting for a lag or a time. */
const WORKING = 0;
const CHECKING = 1;
const DELAYED = 2;

const MINUTE_MS = 60_000;

/**
 * Plays a run on a virtual clock, as the run machine and its dispatch would go if runners were always there and people
 * took up what waits for them as soon as they have a hand free, check-ins first. All arrays are made once; a play
 * allocates nothing. One event is told after the other, in rank order where they fall on one instant, and after each
 * of them everything that may start does, exactly as `transition` does it.
 */
export class RunPlayer {
  readonly chain: ChainLog;
  readonly #model: RunModel;
  readonly #checkInMinutes: number;
  readonly #people: PeopleQueue;
  readonly #room: Room;
  readonly #heap: EventHeap;
  readonly #ready: RankSet;
  readonly #missing: Int32Array;
  readonly #state: Uint8Array;
  readonly #record: Int32Array;
  readonly #reworked: Uint8Array;
  /** Accepted batches whose followers have not been told yet. */
  readonly #passed: Int32Array;
  readonly #acceptedAt: Float64Array;
  /** What had just ended when each batch was accepted. */
  readonly #acceptedBy: Int32Array;
  /** What had ended when people were first asked for each batch. */
  readonly #askedBy: Int32Array;
  #somebodyComes = false;
  #readyPersons = 0;
  #left = 0;
  /** Whole milliseconds, as the run machine counts. */
  #clock = 0;
  #play: Play = { minutes: new Float64Array(), reworks: new Uint8Array(), reworkShare: 1 };

  /** `mostReworks` is the most that a play may ask of one batch. */
  constructor(model: RunModel, rules: PeopleRules, mostReworks: number) {
    const { size } = model;
    const rounds = size * (1 + mostReworks);
    this.#model = model;
    this.#checkInMinutes = rules.checkInMinutes;
    this.#room = new Room(model);
    this.#heap = new EventHeap(size + model.agentIds.length);
    this.#people = new PeopleQueue(model, { rules, heap: this.#heap, mostChecks: rounds });
    this.#ready = new RankSet(size);
    this.chain = new ChainLog(2 * rounds);
    this.#missing = new Int32Array(size);
    this.#state = new Uint8Array(size);
    this.#record = new Int32Array(size);
    this.#reworked = new Uint8Array(size);
    this.#passed = new Int32Array(size);
    this.#askedBy = new Int32Array(size);
    this.#acceptedAt = new Float64Array(size);
    this.#acceptedBy = new Int32Array(size);
  }

  /** Plays once and returns the minute at which the last batch was accepted; infinity where one can never start. */
  play(play: Play): number {
    this.#play = play;
    this.#reset();
    this.#dispatch();
    this.#engagePeople();
    while (this.#heap.length > 0) {
      this.#clock = this.#heap.time;
      this.#happen(this.#heap.pop());
      this.#engagePeople();
    }
    return this.#left === 0 ? this.#clock / MINUTE_MS : Number.POSITIVE_INFINITY;
  }

  /** What comes out of the heap: a batch, or after all batches an agent who is there again. */
  #happen(batch: number): void {
    this.#somebodyComes = batch >= this.#model.size;
    if (this.#somebodyComes) {
      this.#people.arrive(batch - this.#model.size);
      return;
    }
    this.chain.now = this.#record[batch] ?? -1;
    const state = this.#state[batch];
    if (state === WORKING) this.#endWork(batch);
    else if (state === CHECKING) this.#endCheckIn(batch);
    else this.#open(batch);
    this.#dispatch();
  }

  #reset(): void {
    const { size, needs } = this.#model;
    this.#room.clear();
    this.#heap.clear();
    this.#ready.clear();
    this.chain.clear();
    this.#reworked.fill(0);
    this.#people.clear();
    this.#somebodyComes = false;
    this.#readyPersons = 0;
    this.#left = size;
    this.#clock = 0;
    for (let batch = 0; batch < size; batch += 1) {
      this.#missing[batch] = (needs.predecessorStarts[batch + 1] ?? 0) - (needs.predecessorStarts[batch] ?? 0);
    }
    for (let batch = 0; batch < size; batch += 1) {
      // What an earlier sync point has let through is ready by now.
      if (needs.predecessorStarts[batch + 1] === needs.predecessorStarts[batch]) this.#openInTime(batch);
    }
  }

  /** Opens a batch that has what it needs, as soon as its time has come. */
  #openInTime(batch: number): void {
    if (this.#model.waits[batch] === 0 || !this.#delay(batch)) this.#open(batch);
  }

  /** Puts off a batch whose lags or time are not over; returns whether it did. Counts as `readyTime` of the machine does. */
  #delay(batch: number): boolean {
    const { needs, lags, notBefore } = this.#model;
    let until = Math.ceil((notBefore[batch] ?? 0) * MINUTE_MS);
    let by = -1;
    for (let edge = needs.predecessorStarts[batch] ?? 0; edge < (needs.predecessorStarts[batch + 1] ?? 0); edge += 1) {
      const need = needs.predecessors[edge] ?? 0;
      const over = Math.ceil((this.#acceptedAt[need] ?? 0) + (lags[edge] ?? 0) * MINUTE_MS);
      if (over <= until) continue;
      until = over;
      by = this.#acceptedBy[need] ?? -1;
    }
    if (until <= this.#clock) return false;
    this.#state[batch] = DELAYED;
    this.#record[batch] = by;
    this.#heap.push(until, batch);
    return true;
  }

  /** Lets a batch start when it fits, or passes a sync point. */
  #open(batch: number): void {
    const { work, personChecks } = this.#model;
    if (work[batch] !== WORK.none) this.#makeReady(batch);
    else if (personChecks[batch] === 1) this.#queueCheckIn(batch);
    else this.#accept(batch);
  }

  #makeReady(batch: number): void {
    this.#ready.add(batch);
    if (this.#model.work[batch] === WORK.person) this.#readyPersons += 1;
  }

  /** Accepts a batch and whatever sync points this lets through. */
  #accept(batch: number): void {
    const { needs, work, personChecks, waits } = this.#model;
    let count = 1;
    this.#passed[0] = batch;
    for (let index = 0; index < count; index += 1) {
      const done = this.#passed[index] ?? 0;
      this.#left -= 1;
      this.#acceptedAt[done] = this.#clock;
      this.#acceptedBy[done] = this.chain.now;
      for (let edge = needs.successorStarts[done] ?? 0; edge < (needs.successorStarts[done + 1] ?? 0); edge += 1) {
        const next = needs.successors[edge] ?? 0;
        const missing = (this.#missing[next] ?? 0) - 1;
        this.#missing[next] = missing;
        if (missing > 0 || (waits[next] === 1 && this.#delay(next))) continue;
        // A chain of sync points is walked, not climbed down: it may be as long as the plan.
        if (work[next] === WORK.none && personChecks[next] === 0) this.#passed[count++] = next;
        else this.#open(next);
      }
    }
  }

  /** Starts in rank order whatever fits. */
  #dispatch(): void {
    for (let batch = this.#ready.next(0); batch >= 0; batch = this.#ready.next(batch + 1)) {
      // Nothing but people's work can start any more.
      if (this.#readyPersons === 0 && this.#room.isFull) return;
      if (!this.#room.fits(batch)) continue;
      this.#ready.delete(batch);
      this.#room.moveAgent(batch, 1);
      this.#room.moveResources(batch, 1);
      if (this.#model.work[batch] === WORK.person) {
        this.#readyPersons -= 1;
        this.#askedBy[batch] = this.chain.now;
        this.#people.askWork(batch);
      } else {
        this.#room.movePlace(1);
        this.#room.moveFiles(batch, 1);
        this.#begin(batch, WORKING);
      }
    }
  }

  #begin(batch: number, state: typeof WORKING | typeof CHECKING): void {
    const share = (this.#reworked[batch] ?? 0) > 0 ? this.#play.reworkShare : 1;
    // Who was not there yet is what it waited for, and nobody's fault: the chain goes on with what asked for them.
    if (this.#somebodyComes) this.chain.now = this.#askedBy[batch] ?? -1;
    const minutes = state === CHECKING ? this.#checkInMinutes : (this.#play.minutes[batch] ?? 0) * share;
    this.#state[batch] = state;
    this.#record[batch] = this.chain.begin(batch, state === CHECKING ? 0 : minutes);
    this.#heap.push(this.#clock + Math.round(minutes * MINUTE_MS), batch);
  }

  #endWork(batch: number): void {
    const { work, runnerChecks, personChecks } = this.#model;
    this.#room.moveAgent(batch, -1);
    if (work[batch] === WORK.runner) this.#room.movePlace(-1);
    else {
      this.#people.endWork(batch);
      // The person is free before the runner has said whether the work is right.
      if (runnerChecks[batch] === 1) this.#dispatch();
    }
    this.#room.moveFiles(batch, -1);
    this.#room.moveResources(batch, -1);
    if (personChecks[batch] === 1) this.#queueCheckIn(batch);
    else this.#decide(batch);
  }

  #endCheckIn(batch: number): void {
    this.#people.endCheckIn();
    this.#decide(batch);
  }

  #decide(batch: number): void {
    const reworked = this.#reworked[batch] ?? 0;
    if (reworked >= (this.#play.reworks[batch] ?? 0)) return this.#accept(batch);
    this.#reworked[batch] = reworked + 1;
    this.#makeReady(batch);
  }

  #queueCheckIn(batch: number): void {
    this.#askedBy[batch] = this.chain.now;
    this.#people.askCheckIn(batch, this.#clock);
  }

  /** Gives people what waits for them while they are there and have a hand free. */
  #engagePeople(): void {
    for (let batch = this.#people.beginCheckIn(this.#clock); batch >= 0; batch = this.#people.beginCheckIn(this.#clock)) this.#begin(batch, CHECKING);
    for (let place = 0; place < this.#people.offers; ) {
      const batch = this.#people.workAt(place, this.#clock);
      if (batch < 0 || !this.#room.areFilesFree(batch)) {
        place += 1;
        continue;
      }
      this.#people.beginWork(place);
      this.#room.moveFiles(batch, 1);
      this.#begin(batch, WORKING);
    }
  }
}
