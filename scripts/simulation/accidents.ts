import type { Chance } from "./chance.ts";
import type { Cluster, RunnerPlace, ServerPlace } from "./cluster.ts";
import type { Machine } from "./machine.ts";
import { CALM } from "./weather.ts";

const HOUR_MS = 3_600_000;
/** A sleep of so long may be too long for a lease. */
const LONG_SLEEP_MS = 5_000;

/** Lets accidents happen until `calmDown` is called. */
export class Accidents {
  readonly #cluster: Cluster;
  readonly #chance: Chance;
  /** What ends each accident that lasts. */
  readonly #ends = new Set<() => void>();
  #isOver = false;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#chance = cluster.chance;
    this.#next();
  }

  /** Ends all of them and keeps new ones from happening. */
  calmDown(): void {
    this.#isOver = true;
    this.#cluster.tell("-- all is well from here on");
    this.#cluster.weather = CALM;
    for (const end of this.#ends) end();
  }

  #next(): void {
    const { accidentEveryMs } = this.#cluster.weather;
    if (accidentEveryMs === Number.POSITIVE_INFINITY) return;
    this.#cluster.agenda.in(this.#chance.between(0, 2 * accidentEveryMs), () => {
      if (this.#isOver) return;
      this.#happen();
      this.#next();
    });
  }

  #happen(): void {
    const { servers, runners } = this.#cluster;
    const place = this.#chance.is(0.5) ? this.#chance.oneOf(servers) : this.#chance.oneOf(runners);
    if (place === undefined) return;
    switch (this.#chance.pick(["crash", "crash", "sleep", "cut", "clock", "database"])) {
      case "crash":
        return "disk" in place && this.#chance.is(0.4) ? void this.#shutDown(place) : this.#crash(place);
      case "sleep":
        return this.#sleep(place);
      case "cut":
        this.#cluster.tell(`${place.name} is cut off`);
        this.#cluster.network.cut(place.name);
        return this.#last(this.#duration(), () => this.#cluster.network.mend(place.name));
      case "clock":
        return place.machine.setClock(this.#chance.between(-HOUR_MS, HOUR_MS));
      case "database":
        this.#cluster.tell("the database is away");
        this.#cluster.isStoreAway = true;
        return this.#last(this.#chance.between(500, 90_000), () => (this.#cluster.isStoreAway = false));
    }
  }

  #crash(place: ServerPlace | RunnerPlace): void {
    if (!place.machine.isAlive) return;
    this.#cluster.tell(`${place.name} crashes`);
    if (place.machine.isPaused) this.#wake(place.machine);
    place.machine.crash();
    this.#last(this.#chance.is(0.5) ? this.#chance.between(500, 5_000) : this.#duration(), () => this.#cluster.boot(place));
  }

  /** Somebody ends a runner in order, and starts it again. */
  async #shutDown(place: RunnerPlace): Promise<void> {
    const { machine, working } = place;
    if (!machine.isAlive || machine.isPaused || working === null || working.closing.aborted) return;
    this.#cluster.tell(`${place.name} is shut down`);
    await working.stop();
    for (const { attempt } of this.#cluster.ledger.liveOn(place.name)) this.#cluster.problem(`${place.name} has ended, and ${attempt} lives on`);
    machine.crash();
    this.#last(this.#duration(), () => this.#cluster.boot(place));
  }

  #sleep({ machine }: ServerPlace | RunnerPlace): void {
    if (machine.isPaused || !machine.isAlive) return;
    const { agenda } = this.#cluster;
    const since = agenda.now;
    this.#cluster.tell(`${machine.name} falls asleep`);
    machine.pause();
    this.#last(this.#chance.is(0.1) ? 10 * 60_000 : this.#duration(), () => {
      this.#cluster.tell(`${machine.name} wakes up`);
      if (agenda.now - since >= LONG_SLEEP_MS) this.#wake(machine);
      machine.resume();
    });
  }

  #wake({ name }: Machine): void {
    for (const execution of this.#cluster.ledger.liveOn(name)) execution.wokeAt = this.#cluster.agenda.now;
  }

  /** From a second to four minutes, short ones more often. */
  #duration(): number {
    return 1_000 * 240 ** this.#chance.next();
  }

  #last(ms: number, end: () => void): void {
    const once = (): void => {
      if (this.#ends.delete(once)) end();
    };
    this.#ends.add(once);
    this.#cluster.agenda.in(ms, once);
  }
}
