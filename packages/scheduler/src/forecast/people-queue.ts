import type { EventHeap } from "./event-heap.ts";
import { OpeningTimes } from "./opening-times.ts";
import type { PeopleRules } from "./people-rules.ts";
import type { RunModel } from "./run-model.ts";

/**
 * What waits for people in a play, and which of them are there and have a hand free, in flat arrays. When somebody who
 * could take something up is not there, their coming is put into the heap, as the index of the agent after all batches.
 */
export class PeopleQueue {
  readonly #model: RunModel;
  readonly #heap: EventHeap;
  /** The index of the agent who does all check-ins; -1 where anybody may. */
  readonly #reviewer: number;
  /** For each agent. */
  readonly #openings: readonly OpeningTimes[];
  readonly #busyHands: Int32Array;
  /** 1 for agents whose coming is in the heap. */
  readonly #expected: Uint8Array;
  /** People's work that was offered and not yet taken up, oldest first. */
  readonly #offered: Int32Array;
  #offers = 0;
  /** Batches that wait for the reviewer, from `#nextCheck` on: oldest first, then by rank. */
  readonly #checks: Int32Array;
  readonly #checkSince: Float64Array;
  #nextCheck = 0;
  #lastCheck = 0;

  /** `mostChecks`: the most check-ins that one play can ask for. */
  constructor(model: RunModel, { rules, heap, mostChecks }: { readonly rules: PeopleRules; readonly heap: EventHeap; readonly mostChecks: number }) {
    this.#model = model;
    this.#heap = heap;
    this.#reviewer = rules.reviewer === null ? -1 : model.agentIds.indexOf(rules.reviewer);
    this.#openings = model.agentIds.map((id) => new OpeningTimes(rules.hours.get(id) ?? [], rules.weekMinute));
    this.#busyHands = new Int32Array(model.agentIds.length);
    this.#expected = new Uint8Array(model.agentIds.length);
    this.#offered = new Int32Array(model.size);
    this.#checks = new Int32Array(mostChecks);
    this.#checkSince = new Float64Array(mostChecks);
  }

  clear(): void {
    this.#busyHands.fill(0);
    this.#expected.fill(0);
    this.#offers = 0;
    this.#nextCheck = 0;
    this.#lastCheck = 0;
  }

  askWork(batch: number): void {
    this.#offered[this.#offers] = batch;
    this.#offers += 1;
  }

  askCheckIn(batch: number, now: number): void {
    let place = this.#lastCheck;
    this.#lastCheck += 1;
    while (place > this.#nextCheck && this.#checkSince[place - 1] === now && (this.#checks[place - 1] ?? 0) > batch) {
      this.#checks[place] = this.#checks[place - 1] ?? 0;
      this.#checkSince[place] = now;
      place -= 1;
    }
    this.#checks[place] = batch;
    this.#checkSince[place] = now;
  }

  /** Takes out the next check-in that somebody can begin now; -1 for none. */
  beginCheckIn(now: number): number {
    if (this.#nextCheck === this.#lastCheck || !this.#hasHand(this.#reviewer, now)) return -1;
    this.#moveHand(this.#reviewer, 1);
    const batch = this.#checks[this.#nextCheck] ?? -1;
    this.#nextCheck += 1;
    return batch;
  }

  endCheckIn(): void {
    this.#moveHand(this.#reviewer, -1);
  }

  /** How many pieces of work wait. */
  get offers(): number {
    return this.#offers;
  }

  /** The batch at a place among those that wait, if its agent can begin it now; -1 otherwise. */
  workAt(place: number, now: number): number {
    const batch = this.#offered[place] ?? 0;
    return this.#hasHand(this.#model.agents[batch] ?? -1, now) ? batch : -1;
  }

  /** The batch at a place among those that wait. */
  offeredAt(place: number): number {
    return this.#offered[place] ?? 0;
  }

  /** The work at a place was taken up. */
  beginWork(place: number): void {
    this.#moveHand(this.#model.agents[this.offeredAt(place)] ?? -1, 1);
    this.withdraw(place);
  }

  /** The work at a place waits no more. */
  withdraw(place: number): void {
    this.#offered.copyWithin(place, place + 1, this.#offers);
    this.#offers -= 1;
  }

  endWork(batch: number): void {
    this.#moveHand(this.#model.agents[batch] ?? -1, -1);
  }

  /** An agent whose coming was in the heap is there. */
  arrive(agent: number): void {
    this.#expected[agent] = 0;
  }

  #hasHand(agent: number, now: number): boolean {
    if (agent < 0) return true;
    if ((this.#busyHands[agent] ?? 0) >= (this.#model.agentCapacities[agent] ?? 0)) return false;
    const openFrom = this.#openings[agent]?.openFrom(now) ?? now;
    if (openFrom === now) return true;
    if (this.#expected[agent] === 0) {
      this.#expected[agent] = 1;
      this.#heap.push(openFrom, this.#model.size + agent);
    }
    return false;
  }

  #moveHand(agent: number, sign: 1 | -1): void {
    if (agent >= 0) this.#busyHands[agent] = (this.#busyHands[agent] ?? 0) + sign;
  }
}
