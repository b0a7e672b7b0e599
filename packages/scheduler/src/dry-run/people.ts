import { OpeningTimes } from "../forecast/opening-times.ts";
import type { PeopleRules } from "../forecast/people-rules.ts";
import type { AgentId } from "../plan/ids.ts";
import type { RunSpec } from "../run/run-spec.ts";

/** Work of a person or a check-in that waits, by the rank of its batch. */
interface Waiting {
  readonly rank: number;
  readonly since: number;
}

/**
 * What waits for people, and which of them are there and have a hand free: an agent has as many hands as places. Check-ins come
 * before people's own work, the oldest first and those of one instant in rank order; own work comes in the order in
 * which it was dispatched.
 */
export class People {
  readonly #spec: RunSpec;
  readonly #rules: PeopleRules;
  readonly #openings = new Map<AgentId, OpeningTimes>();
  readonly #busy = new Map<AgentId, number>();
  #checkIns: Waiting[] = [];
  #work: number[] = [];

  /** Those who would take something up if they were there, since the last look. */
  readonly #awaited = new Set<AgentId>();
  #now = 0;

  constructor(spec: RunSpec, rules: PeopleRules) {
    this.#spec = spec;
    this.#rules = rules;
    for (const [agent, hours] of rules.hours) this.#openings.set(agent, new OpeningTimes(hours, rules.weekMinute));
  }

  /** Turns to a moment, milliseconds since the start. */
  begin(now: number): void {
    this.#now = now;
    this.#awaited.clear();
  }

  /** Who will be there again when, and has something to take up. */
  *awaited(): Generator<{ readonly agent: AgentId; readonly at: number }> {
    for (const agent of this.#awaited) yield { agent, at: this.#openFrom(agent) };
  }

  askCheckIn(rank: number, since: number): void {
    const place = this.#checkIns.findLastIndex((other) => other.since < since || other.rank < rank);
    this.#checkIns.splice(place + 1, 0, { rank, since });
  }

  askWork(rank: number): void {
    this.#work.push(rank);
  }

  /** The next check-in that somebody has a hand free for, which is then taken; `null` when there is none. */
  beginCheckIn(): number | null {
    const [first] = this.#checkIns;
    if (first === undefined || !this.#takeHand(this.#rules.reviewer)) return null;
    this.#checkIns.shift();
    return first.rank;
  }

  /** Offers work to whoever has a hand free, in turn. `take` says whether it could be taken up. */
  beginWork(take: (rank: number) => boolean): void {
    this.#work = this.#work.filter((rank) => {
      const agent = this.#spec.batches[rank]?.agent ?? null;
      if (!this.#takeHand(agent)) return true;
      const taken = take(rank);
      if (!taken) this.#freeHand(agent);
      return !taken;
    });
  }

  endCheckIn(): void {
    this.#freeHand(this.#rules.reviewer);
  }

  endWork(rank: number): void {
    this.#freeHand(this.#spec.batches[rank]?.agent ?? null);
  }

  #takeHand(agent: AgentId | null): boolean {
    if (agent === null) return true;
    const busy = this.#busy.get(agent) ?? 0;
    if (busy >= (this.#spec.agents[agent]?.capacity ?? 0)) return false;
    if (this.#openFrom(agent) > this.#now) {
      this.#awaited.add(agent);
      return false;
    }
    this.#busy.set(agent, busy + 1);
    return true;
  }

  #openFrom(agent: AgentId): number {
    return this.#openings.get(agent)?.openFrom(this.#now) ?? this.#now;
  }

  #freeHand(agent: AgentId | null): void {
    if (agent !== null) this.#busy.set(agent, (this.#busy.get(agent) ?? 0) - 1);
  }
}
