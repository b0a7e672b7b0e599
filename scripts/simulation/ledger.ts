import type { WorkOrder } from "../../apps/runner/src/protocol.ts";

/** One process of an attempt, as it really ran: told by nobody, seen by the simulation. */
export interface Execution {
  readonly run: string;
  readonly batch: string;
  readonly attempt: string;
  readonly epoch: number;
  readonly runner: string;
  readonly startedAt: number;
  endedAt: number | null;
  /** When its machine last woke up from a sleep that was too long for its lease. */
  wokeAt: number | null;
}

/** Everything that any runner has ever executed. */
export class Ledger {
  readonly executions: Execution[] = [];

  start({ fence, batch }: WorkOrder, runner: string, now: number): Execution {
    const execution = { run: fence.run, batch, attempt: fence.attempt, epoch: fence.epoch, runner, startedAt: now, endedAt: null, wokeAt: null };
    this.executions.push(execution);
    return execution;
  }

  liveOn(runner: string): Execution[] {
    return this.executions.filter((execution) => execution.runner === runner && execution.endedAt === null);
  }
}
