import type { AttemptSite } from "../../apps/runner/src/attempts/execute-attempt.ts";
import type { Report } from "../../apps/runner/src/protocol.ts";
import { emptyReport, errorReport } from "../../apps/runner/src/report/error-report.ts";
import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";
import type { Ledger } from "./ledger.ts";
import type { Machine } from "./machine.ts";

export interface WorkParts {
  readonly machine: Machine;
  readonly runner: string;
  readonly ledger: Ledger;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly onStart: () => void;
  readonly longestMs: () => number;
}

/** So long a command may take to end once it is told to: its own time, and that of the kill. */
export const SLOWEST_END_MS = 10_000;

/** Executes orders without doing anything: what they do is to be written down, to take their time, and to go well or not. */
export function simulatedWork({ machine, runner, onStart, ledger, agenda, chance, longestMs }: WorkParts): AttemptSite["perform"] {
  return async (order, { log, signal }) => {
    signal.throwIfAborted();
    const execution = ledger.start(order, runner, agenda.now);
    onStart();
    machine.onCrash(() => void (execution.endedAt ??= agenda.now));
    if (chance.is(0.3)) log.write("a line\n");
    const ms = chance.is(0.02) ? 3_600_000 : chance.between(100, longestMs());
    await machine.time.pause(ms, signal);
    if (signal.aborted) await machine.time.pause(chance.next() ** 3 * SLOWEST_END_MS);
    execution.endedAt ??= agenda.now;
    return reportOf(chance, order.acceptanceCommand !== null);
  };
}

function reportOf(chance: Chance, isChecked: boolean): Report {
  if (chance.is(0.12)) return chance.pick([emptyReport({ kind: "exited", code: 1 }), emptyReport({ kind: "signalled", signal: "SIGKILL" }), errorReport("it broke")]);
  const passed = chance.is(0.85);
  return { ...emptyReport({ kind: "exited", code: 0 }), acceptance: isChecked ? { passed, code: passed ? 0 : 1, tail: "" } : null };
}
