import type { WorkOrder } from "../../apps/runner/src/protocol.ts";
import type { SaidReport } from "./said-report.ts";

/** Tasks that a process returned. */
export interface ReturnedTasks {
  readonly ids: readonly string[];
  /** Whether they must be taken: they ask for nothing but each other. */
  readonly isSound: boolean;
}

/** One process of an attempt, as it really ran: told by nobody, seen by the simulation. */
export interface Execution {
  readonly run: string;
  readonly batch: string;
  readonly attempt: string;
  readonly epoch: number;
  readonly runner: string;
  /** Whether it does the work, and not only checks what a person has done. */
  readonly isWork: boolean;
  readonly startedAt: number;
  endedAt: number | null;
  /** What it has printed. */
  log: string;
  /** What it returned, as it said so. */
  returned: ReturnedTasks | null;
  /** What it says of its work; `null` while it has said nothing. */
  said: SaidReport | null;
  /** When its machine last woke up from a sleep that was too long for its lease. */
  wokeAt: number | null;
}

/** Everything that any runner has ever executed. */
export class Ledger {
  readonly executions: Execution[] = [];

  start({ fence, batch, command }: WorkOrder, runner: string, now: number): Execution {
    const execution: Execution = { run: fence.run, batch, attempt: fence.attempt, epoch: fence.epoch, runner, isWork: command !== null, startedAt: now, endedAt: null, wokeAt: null, log: "", returned: null, said: null };
    this.executions.push(execution);
    return execution;
  }

  find({ run, attempt, epoch }: Pick<Execution, "run" | "attempt" | "epoch">): Execution | undefined {
    return this.executions.find((execution) => execution.run === run && execution.attempt === attempt && execution.epoch === epoch);
  }

  liveOn(runner: string): Execution[] {
    return this.executions.filter((execution) => execution.runner === runner && execution.endedAt === null);
  }
}
