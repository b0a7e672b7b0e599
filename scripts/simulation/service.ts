import type { MemoryLease } from "../../apps/server/src/testing/memory-store.ts";
import { DEFAULT_ENGINE_SETTINGS } from "../../apps/server/src/engine/engine-settings.ts";
import type { Cluster } from "./cluster.ts";
import { EPOCH } from "./machine.ts";

/** An outage shorter than this is no reason to give runners their time anew. */
const SHORT_OUTAGE_MS = 15_000;
const LOOK_EVERY_MS = 500;

/** Watches over what is lost without need. */
export class Service {
  readonly #cluster: Cluster;
  /** The last moment at which somebody did the work of a server. */
  #servedAt = 0;
  /** When somebody did it again after a longer outage, or for the first time. */
  #backAt = 0;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#look();
  }

  /** After an outage every lease looks expired although its runner lives: none is given up before all could report. */
  checkCondemned(attempt: string): void {
    const since = this.#cluster.agenda.now - this.#backAt;
    if (since < DEFAULT_ENGINE_SETTINGS.lostAfterMs - 2 * LOOK_EVERY_MS) this.#cluster.problem(`${attempt} was given up ${Math.round(since / 1_000)} s after an outage`);
  }

  /** A runner that was greeted after an attempt was claimed for it knows of the attempt. */
  checkLost({ runId, attemptId, epoch, runnerId }: MemoryLease): void {
    const { ledger, greetedAt, toldAgain, runners, store } = this.#cluster;
    const isBegun = ledger.executions.some((execution) => execution.run === runId && execution.attempt === attemptId && execution.epoch === epoch);
    const runner = runners.find(({ name }) => name === runnerId);
    if (isBegun || toldAgain.has(`${runId} ${attemptId} ${epoch}`) || runner?.machine.isAlive !== true || runner.machine.isPaused) return;
    const greeted = greetedAt.get(runnerId);
    const claimed = store.claimedAt.get(`${runId} ${attemptId} ${epoch}`);
    if (greeted !== undefined && claimed !== undefined && greeted > claimed - EPOCH + 1_000) this.#cluster.problem(`${attemptId} was lost, and ${runnerId} was greeted and never told of it`);
  }

  #look(): void {
    const { agenda, isServed } = this.#cluster;
    if (isServed) {
      if (agenda.now - this.#servedAt > SHORT_OUTAGE_MS) this.#backAt = agenda.now;
      this.#servedAt = agenda.now;
    }
    agenda.in(LOOK_EVERY_MS, () => this.#look());
  }
}
