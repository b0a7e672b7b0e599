import type { Demand, RenewableResource, SchedulingProblem, TimeWindow } from "../scheduling-problem.ts";

/** Whether an activity got all it needs. All or nothing: what is short or closed takes nothing. */
export type TakeOutcome = "taken" | "short" | "closed";

const NOTHING: readonly Demand[] = [];

/**
 * What is free at the present instant of a dispatch. The supplies are the resources, and behind them the pools: the
 * resources that the same choice names, of which one must be free.
 */
export class Supply {
  readonly count: number;
  readonly chosen: Int32Array;
  /** Minutes that what was taken last has to be set up for. */
  setup = 0;
  /** The supply of which there was too little when something was short last. */
  missing = -1;
  /** When all is open again for what found it closed last. */
  opening = 0;
  readonly #problem: SchedulingProblem;
  readonly #free: Float64Array;
  /** For each activity its pool, as an index behind the resources; -1 without a choice. */
  readonly #poolOf: Int32Array;
  readonly #pools: (readonly number[])[] = [];
  readonly #poolsWith: readonly number[][];
  /** For each resource with a setup, the context each of its units was last used for (-1: not yet) and for whom. */
  readonly #lanes: readonly (Lane[] | null)[];
  readonly #hasSetups: boolean;
  readonly #hasHours: boolean;

  constructor(problem: SchedulingProblem) {
    const count = problem.durations.length;
    this.#problem = problem;
    this.#free = new Float64Array(problem.resources.length);
    this.chosen = new Int32Array(count).fill(-1);
    this.#poolOf = new Int32Array(count).fill(-1);
    this.#poolsWith = problem.resources.map(() => []);
    this.#findPools();
    this.count = problem.resources.length + this.#pools.length;
    this.#lanes = problem.resources.map(({ setup, capacity }) => (setup > 0 ? Array.from({ length: capacity }, () => ({ context: -1, user: -1 })) : null));
    this.#hasSetups = this.#lanes.some((lanes) => lanes !== null);
    this.#hasHours = problem.resources.some(({ closed }) => closed.length > 0);
  }

  reset(): void {
    this.#problem.resources.forEach(({ capacity }, resource) => {
      this.#free[resource] = capacity;
    });
    this.chosen.fill(-1);
    for (const lanes of this.#lanes) {
      for (const lane of lanes ?? []) {
        lane.context = -1;
        lane.user = -1;
      }
    }
  }

  isAvailable(supply: number): boolean {
    const pool = this.#pools[supply - this.#problem.resources.length];
    return pool === undefined ? (this.#free[supply] ?? 0) > 0 : pool.some((resource) => (this.#free[resource] ?? 0) > 0);
  }

  take(activity: number, now: number, byTheClock: boolean): TakeOutcome {
    const demands = this.#demandsOf(activity);
    for (const { resource, units } of demands) if ((this.#free[resource] ?? 0) < units) return this.#short(resource);
    const pool = this.#poolOf[activity] ?? -1;
    const choice = pool < 0 ? -1 : this.#choose(activity, pool);
    if (pool >= 0 && choice < 0) return this.#short(pool);
    const all = choice < 0 ? demands : [...demands, { resource: choice, units: 1 }];
    const setup = this.#hasSetups ? this.#setupOf(activity, all) : 0;
    if (byTheClock && this.#hasHours) {
      this.opening = this.#openFrom(all, now, setup + (this.#problem.durations[activity] ?? 0));
      if (this.opening > now) return "closed";
    }
    for (const { resource, units } of all) this.#free[resource] = (this.#free[resource] ?? 0) - units;
    this.chosen[activity] = choice;
    if (this.#hasSetups) this.#enterLane(activity, all);
    this.setup = setup;
    return "taken";
  }

  #short(supply: number): TakeOutcome {
    this.missing = supply;
    return "short";
  }

  /** Gives back what the activity took, and tells which supplies have more now. */
  give(activity: number, tell: (supply: number) => void): void {
    for (const demand of this.#demandsOf(activity)) this.#release(activity, demand, tell);
    const choice = this.chosen[activity] ?? -1;
    if (choice >= 0) this.#release(activity, { resource: choice, units: 1 }, tell);
  }

  /** A milestone takes nothing. */
  #demandsOf(activity: number): readonly Demand[] {
    return this.#problem.durations[activity] === 0 ? NOTHING : (this.#problem.demands[activity] ?? NOTHING);
  }

  #release(activity: number, { resource, units }: Demand, tell: (supply: number) => void): void {
    this.#free[resource] = (this.#free[resource] ?? 0) + units;
    for (const lane of this.#lanes[resource] ?? []) if (lane.user === activity) lane.user = -1;
    tell(resource);
    for (const pool of this.#poolsWith[resource] ?? []) tell(pool);
  }

  /** The free resource of the pool that needs no setup; of several the one fewest pools share. */
  #choose(activity: number, pool: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const resource of this.#pools[pool - this.#problem.resources.length] ?? []) {
      if ((this.#free[resource] ?? 0) < 1) continue;
      const price = this.#setupOf(activity, [{ resource, units: 1 }]) * 1e6 + (this.#poolsWith[resource]?.length ?? 0);
      if (price < least) [best, least] = [resource, price];
    }
    return best;
  }

  #setupOf(activity: number, demands: readonly Demand[]): number {
    let setup = 0;
    for (const { resource } of demands) {
      const lanes = this.#lanes[resource];
      if (lanes === null || lanes === undefined) continue;
      const lane = this.#laneFor(activity, lanes);
      const context = this.#contextOf(activity);
      if (lane !== undefined && lane.context !== -1 && context !== -1 && lane.context !== context) setup = Math.max(setup, this.#problem.resources[resource]?.setup ?? 0);
    }
    return setup;
  }

  /** The idle lane that was last used for this context, else one that was never used, else any idle one. */
  #laneFor(activity: number, lanes: readonly Lane[]): Lane | undefined {
    const context = this.#contextOf(activity);
    const idle = lanes.filter(({ user }) => user === -1);
    return idle.find((lane) => lane.context === context) ?? idle.find((lane) => lane.context === -1) ?? idle[0];
  }

  #enterLane(activity: number, demands: readonly Demand[]): void {
    for (const { resource } of demands) {
      const lanes = this.#lanes[resource];
      const lane = lanes === null || lanes === undefined ? undefined : this.#laneFor(activity, lanes);
      if (lane === undefined) continue;
      lane.user = activity;
      const context = this.#contextOf(activity);
      if (context !== -1) lane.context = context;
    }
  }

  #contextOf(activity: number): number {
    return this.#problem.contexts?.[activity] ?? -1;
  }

  /** The first instant from `now` on at which nothing it needs closes before it has ended. */
  #openFrom(demands: readonly Demand[], now: number, minutes: number): number {
    let from = now;
    for (let moved = true; moved; ) {
      moved = false;
      for (const { resource } of demands) {
        const next = openFrom(this.#problem.resources[resource], from, minutes);
        if (next > from) [from, moved] = [next, true];
      }
    }
    return from;
  }

  #findPools(): void {
    const known = new Map<string, number>();
    this.#problem.choices?.forEach((choice, activity) => {
      if (choice.length === 0 || this.#problem.durations[activity] === 0) return;
      const name = choice.join(" ");
      const pool = known.get(name) ?? this.#problem.resources.length + this.#pools.length;
      if (!known.has(name)) {
        known.set(name, pool);
        this.#pools.push(choice);
        for (const resource of choice) this.#poolsWith[resource]?.push(pool);
      }
      this.#poolOf[activity] = pool;
    });
  }
}

interface Lane {
  context: number;
  /** The activity it works on; -1 while it is idle. */
  user: number;
}

function openFrom(resource: RenewableResource | undefined, from: number, minutes: number): number {
  const blocks = ({ from: closes, to: opens }: TimeWindow): boolean => closes < from + minutes && opens > from;
  const window = resource?.closed.find(blocks);
  return window === undefined ? from : openFrom(resource, window.to, minutes);
}
