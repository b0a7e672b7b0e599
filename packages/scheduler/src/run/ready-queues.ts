import { RankSet } from "./rank-set.ts";
import type { AgentId } from "../plan/ids.ts";
import type { BatchSpec, RunSpec } from "./run-spec.ts";

/** Ready batches that compete for the same agent and the same places. */
export interface ReadyQueue {
  readonly agent: AgentId | null;
  readonly work: BatchSpec["work"];
  readonly ranks: RankSet;
}

/** The ready batches of a run, apart by who does them, so that those of a busy agent need not be looked at. */
export class ReadyQueues {
  readonly queues: readonly ReadyQueue[];
  readonly #queueOf: readonly (ReadyQueue | undefined)[];

  constructor({ batches }: RunSpec) {
    const queues = new Map<string, ReadyQueue>();
    this.#queueOf = batches.map(({ agent, work }) => {
      const key = `${work} ${agent}`;
      const queue = queues.get(key) ?? { agent, work, ranks: new RankSet(batches.length) };
      queues.set(key, queue);
      return queue;
    });
    this.queues = [...queues.values()];
  }

  set(rank: number, isReady: boolean): void {
    this.#queueOf[rank]?.ranks.set(rank, isReady);
  }
}
