import { RankSet } from "../run/rank-set.ts";
import { ChainLog } from "./chain-log.ts";
import { EventHeap } from "./event-heap.ts";
import { PeopleQueue } from "./people-queue.ts";
import type { PeopleRules } from "./people-rules.ts";
import { CHECKING, DELAYED, OFFERED, READY, STOPPING, THROUGH, UNCHECKED, WAITING, WORKING } from "./play-state.ts";
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

const MINUTE_MS = 60_000;

/**
 * Plays a run on a virtual clock, as the run machine and its dispatch would go if runners were always there and people
 * took up what waits for them as soon as they have a hand free, check-ins first. All arrays are made once; a play
 * allocates nothing. One event is told after the other, in rank order where they fall on one instant, and after each
 * of them everything that may start does, exactly as `transition` does it. One liberty is taken: where check-ins hold
 * new work back and a runner checks what a person did, an offer of that instant counts as taken.
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
  /** Batches that run and lost their race at this instant. */
  readonly #losers: number[] = [];
  /** When the heap will tell of each batch; what it tells of it at other times is out of date. */
  readonly #due: Float64Array;
  /** For each batch that lost its race what somebody is still at. */
  readonly #busyWith: Uint8Array;
  /** Accepted batches whose followers have not been told yet. */
  readonly #passed: Int32Array;
  readonly #acceptedAt: Float64Array;
  /** Batches that have what they need and may have to wait for a time. */
  readonly #fresh: number[] = [];
  /** What had just ended when each batch was accepted. */
  readonly #acceptedBy: Int32Array;
  /** What had ended when people were first asked for each batch. */
  readonly #askedBy: Int32Array;
  #somebodyComes = false;
  #readyPersons = 0;
  #unchecked = 0;
  #left = 0;
  /** When the last batch was through. */
  #endedAt = 0;
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
    // A batch that is put off is put off anew when more of what it needs is there.
    this.#heap = new EventHeap(size + model.needs.predecessors.length + model.agentIds.length);
    this.#people = new PeopleQueue(model, { rules, heap: this.#heap, mostChecks: rounds });
    this.#ready = new RankSet(size);
    this.chain = new ChainLog(2 * rounds);
    this.#missing = new Int32Array(size);
    this.#state = new Uint8Array(size);
    this.#record = new Int32Array(size);
    this.#reworked = new Uint8Array(size);
    this.#busyWith = new Uint8Array(size);
    this.#due = new Float64Array(size);
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
    return this.#left === 0 ? this.#endedAt / MINUTE_MS : Number.POSITIVE_INFINITY;
  }

  /** What comes out of the heap: a batch, or after all batches an agent who is there again. */
  #happen(batch: number): void {
    this.#somebodyComes = batch >= this.#model.size;
    if (this.#somebodyComes) {
      this.#people.arrive(batch - this.#model.size);
      return;
    }
    if (this.#due[batch] !== this.#clock) return;
    this.#due[batch] = Number.NaN;
    this.chain.now = this.#record[batch] ?? -1;
    const state = this.#state[batch];
    // It lost its race: whoever was at it is free again, as in the dry run.
    if (state === THROUGH) this.#free(batch);
    else if (state === WORKING) this.#endWork(batch);
    else if (state === CHECKING) this.#endCheckIn(batch);
    else this.#open(batch);
    this.#dispatch();
    this.#stopLosers();
  }

  /** Ends what was told to stop: it held what it has until now, so that others were looked at without that. */
  #stopLosers(): void {
    for (let loser = this.#losers.shift(); loser !== undefined; loser = this.#losers.shift()) {
      this.#state[loser] = WORKING;
      this.#beat(loser);
      this.#passed[0] = loser;
      this.#spread(1);
      this.#dispatch();
    }
  }

  #reset(): void {
    const { size, required } = this.#model;
    this.#room.clear();
    this.#heap.clear();
    this.#ready.clear();
    this.chain.clear();
    this.#reworked.fill(0);
    this.#people.clear();
    this.#somebodyComes = false;
    this.#readyPersons = 0;
    this.#unchecked = 0;
    this.#left = size;
    this.#clock = 0;
    this.#endedAt = 0;
    this.#missing.set(required);
    this.#state.fill(WAITING);
    this.#acceptedAt.fill(Number.NaN);
    this.#due.fill(Number.NaN);
    for (let batch = 0; batch < size; batch += 1) {
      // What an earlier sync point has let through is ready by now.
      if (required[batch] === 0 && this.#state[batch] === WAITING) this.#openInTime(batch);
    }
  }

  /** Opens a batch that has what it needs, as soon as its time has come. */
  #openInTime(batch: number): void {
    if (this.#model.waits[batch] === 0 || !this.#delay(batch)) this.#open(batch);
  }

  /**
   * Puts off a batch whose lags or time are not over; returns whether it did. Counts as `readyTime` of the machine does:
   * of what it needs, what is there without a lag counts first, then the earliest lags, until there are enough.
   */
  #delay(batch: number): boolean {
    const { needs, lags, notBefore, required } = this.#model;
    const overs: { readonly at: number; readonly by: number }[] = [];
    let atOnce = 0;
    for (let edge = needs.predecessorStarts[batch] ?? 0; edge < (needs.predecessorStarts[batch + 1] ?? 0); edge += 1) {
      const need = needs.predecessors[edge] ?? 0;
      if (this.#state[need] !== THROUGH) continue;
      const over = Math.ceil((this.#acceptedAt[need] ?? Number.NaN) + (lags[edge] ?? 0) * MINUTE_MS);
      // Nobody waits longer for what was skipped.
      if ((lags[edge] ?? 0) === 0 || Number.isNaN(over)) atOnce += 1;
      else overs.push({ at: over, by: this.#acceptedBy[need] ?? -1 });
    }
    const last = overs.toSorted((one, other) => one.at - other.at)[(required[batch] ?? 0) - atOnce - 1];
    const start = Math.ceil((notBefore[batch] ?? 0) * MINUTE_MS);
    const until = Math.max(start, last?.at ?? 0);
    if (until <= this.#clock) return false;
    if (this.#state[batch] === DELAYED && this.#due[batch] === until) return true;
    this.#state[batch] = DELAYED;
    this.#record[batch] = last !== undefined && last.at > start ? last.by : -1;
    this.#tell(batch, until);
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
    this.#state[batch] = READY;
    this.#ready.add(batch);
    if (this.#model.work[batch] === WORK.person) this.#readyPersons += 1;
  }

  /** Accepts a batch, and with it whatever sync points this lets through and whoever loses a race by it. */
  #accept(batch: number): void {
    this.#acceptedAt[batch] = this.#clock;
    this.#spread(this.#pass(batch, 0));
  }

  /** Tells the followers of the first so many batches that passed, and theirs where that lets sync points through. */
  #spread(passed: number): void {
    const { needs, work, personChecks, waits } = this.#model;
    let count = passed;
    for (let index = 0; index < count; index += 1) {
      const done = this.#passed[index] ?? 0;
      this.#left -= 1;
      this.#endedAt = this.#clock;
      this.#acceptedBy[done] = this.chain.now;
      for (let edge = needs.successorStarts[done] ?? 0; edge < (needs.successorStarts[done + 1] ?? 0); edge += 1) {
        const next = needs.successors[edge] ?? 0;
        const missing = (this.#missing[next] ?? 0) - 1;
        this.#missing[next] = missing;
        // More than it needs may be there without a lag.
        if (missing < 0 && this.#state[next] === DELAYED) this.#fresh.push(next);
        if (missing !== 0 || this.#state[next] !== WAITING) continue;
        // Whether it has to wait is known only when all that is through by this is.
        if (waits[next] === 1) {
          this.#fresh.push(next);
          continue;
        }
        // A chain of sync points is walked, not climbed down: it may be as long as the plan.
        if (work[next] === WORK.none && personChecks[next] === 0) {
          this.#acceptedAt[next] = this.#clock;
          count = this.#pass(next, count);
        } else this.#open(next);
      }
    }
    for (let next = this.#fresh.pop(); next !== undefined; next = this.#fresh.pop()) this.#reopen(next);
  }

  #reopen(batch: number): void {
    if (this.#state[batch] !== WAITING && this.#state[batch] !== DELAYED) return;
    if (this.#delay(batch)) return;
    this.#due[batch] = Number.NaN;
    this.#open(batch);
  }

  /** Puts a batch into the heap, in place of what it was in there for. */
  #tell(batch: number, at: number): void {
    this.#due[batch] = at;
    this.#heap.push(at, batch);
  }

  /** Puts a batch among those that are through, and all its rivals where it wins a race. Returns how many there are then. */
  #pass(batch: number, count: number): number {
    const { races, racers, canWin, tasks, work } = this.#model;
    this.#state[batch] = THROUGH;
    this.#passed[count] = batch;
    let next = count + 1;
    const race = races[batch] ?? -1;
    if (race < 0 || canWin[batch] === 0) return next;
    for (const rival of racers[race] ?? []) {
      if (this.#state[rival] === THROUGH || this.#state[rival] === STOPPING || tasks[rival] === tasks[batch]) continue;
      if (this.#state[rival] === WORKING && work[rival] === WORK.runner) {
        this.#state[rival] = STOPPING;
        this.#losers.push(rival);
        continue;
      }
      this.#beat(rival);
      this.#passed[next++] = rival;
    }
    return next;
  }

  /** Ends a batch that lost its race: it gives back at once what it holds. A hand that is at it is free when it would have been. */
  #beat(batch: number): void {
    const { work } = this.#model;
    const state = this.#state[batch];
    if (state === READY) {
      this.#ready.delete(batch);
      if (work[batch] === WORK.person) this.#readyPersons -= 1;
    }
    if (state === CHECKING || state === UNCHECKED) this.#unchecked -= 1;
    if (state === WORKING || state === OFFERED) {
      this.#room.moveAgent(batch, -1);
      this.#room.moveResources(batch, -1);
      if (work[batch] === WORK.runner) this.#room.movePlace(-1);
      if (state === WORKING) this.#room.moveFiles(batch, -1);
    }
    this.#busyWith[batch] = state === WORKING && work[batch] === WORK.person ? WORKING : state === CHECKING ? CHECKING : WAITING;
    this.#state[batch] = THROUGH;
  }

  #free(batch: number): void {
    if (this.#busyWith[batch] === WORKING) this.#people.endWork(batch);
    else if (this.#busyWith[batch] === CHECKING) this.#people.endCheckIn();
  }

  /** Starts in rank order whatever fits. */
  #dispatch(): void {
    for (let batch = this.#ready.next(0); batch >= 0; batch = this.#ready.next(batch + 1)) {
      // Nothing but people's work can start any more.
      if (this.#readyPersons === 0 && this.#room.isFull) return;
      if (this.#model.work[batch] === WORK.runner && this.#unchecked >= this.#model.maxUnchecked) continue;
      if (!this.#room.fits(batch)) continue;
      this.#ready.delete(batch);
      this.#room.moveAgent(batch, 1);
      this.#room.moveResources(batch, 1);
      if (this.#model.work[batch] === WORK.person) {
        this.#readyPersons -= 1;
        this.#askedBy[batch] = this.chain.now;
        this.#state[batch] = OFFERED;
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
    this.#tell(batch, this.#clock + Math.round(minutes * MINUTE_MS));
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
    this.#unchecked -= 1;
    this.#decide(batch);
  }

  #decide(batch: number): void {
    const reworked = this.#reworked[batch] ?? 0;
    if (reworked >= (this.#play.reworks[batch] ?? 0)) return this.#accept(batch);
    this.#reworked[batch] = reworked + 1;
    this.#makeReady(batch);
  }

  #queueCheckIn(batch: number): void {
    this.#state[batch] = UNCHECKED;
    this.#unchecked += 1;
    this.#askedBy[batch] = this.chain.now;
    this.#people.askCheckIn(batch, this.#clock);
  }

  /** Gives people what waits for them while they are there and have a hand free. */
  #engagePeople(): void {
    for (let batch = this.#people.beginCheckIn(this.#clock); batch >= 0; batch = this.#people.beginCheckIn(this.#clock)) {
      // Nobody looks at what lost its race meanwhile.
      if (this.#state[batch] === UNCHECKED) this.#begin(batch, CHECKING);
      else this.#people.endCheckIn();
    }
    for (let place = 0; place < this.#people.offers; ) {
      if (this.#state[this.#people.offeredAt(place)] !== OFFERED) {
        this.#people.withdraw(place);
        continue;
      }
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
