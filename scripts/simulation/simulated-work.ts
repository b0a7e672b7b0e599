import type { AttemptSite } from "../../apps/runner/src/attempts/execute-attempt.ts";
import type { Report } from "../../apps/runner/src/protocol.ts";
import { emptyReport, errorReport } from "../../apps/runner/src/report/error-report.ts";
import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";
import type { Ledger, ReturnedTasks } from "./ledger.ts";
import type { Machine } from "./machine.ts";
import { saidReport } from "./said-report.ts";

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
    const print = (): void => {
      const line = `${order.fence.attempt} prints line ${execution.log.length}, and “öß” as well\n`;
      execution.log += line;
      log.write(line);
    };
    while (chance.is(0.4)) print();
    const ms = chance.is(0.04) ? 3_600_000 : chance.between(100, longestMs());
    await machine.time.pause(ms / 2, signal);
    if (chance.is(0.3) && !signal.aborted) print();
    await machine.time.pause(ms / 2, signal);
    if (signal.aborted) await machine.time.pause(chance.next() ** 3 * SLOWEST_END_MS);
    execution.endedAt ??= agenda.now;
    execution.said = order.command === null ? null : saidReport(chance, order.fence.attempt);
    const report = { ...reportOf(chance, order.acceptanceCommand !== null), said: execution.said?.text ?? null };
    if (!order.expands || report.outcome.kind !== "exited" || report.outcome.code !== 0 || chance.is(0.2)) return report;
    const { returned, tasks } = tasksOf(chance, order.task);
    execution.returned = returned;
    return { ...report, tasks };
  };
}

/** What a task returns: one or two tasks, each time the same or others, and now and then something that makes no sense. */
function tasksOf(chance: Chance, task: string): { readonly returned: ReturnedTasks; readonly tasks: string } {
  if (chance.is(0.1)) return { returned: { ids: [], isSound: false }, tasks: chance.pick(["{", '[{ "id": "b0" }]', '[{ "id": "r1", "needs": ["nobody"] }]']) };
  const ids = [`${task}-r1`, `${task}-${chance.pick(["r2", "r2", "r3"])}`].slice(0, chance.whole(1, 2));
  const needs = chance.is(0.3) ? ["b0"] : [];
  const isChain = chance.is(0.5);
  const tasks = ids.map((id, index) => ({ id, run: "true", needs: index > 0 && isChain ? ids.slice(0, 1) : needs }));
  return { returned: { ids, isSound: needs.length === 0 }, tasks: JSON.stringify({ tasks }) };
}

function reportOf(chance: Chance, isChecked: boolean): Report {
  if (chance.is(0.12)) return chance.pick([emptyReport({ kind: "exited", code: 1 }), emptyReport({ kind: "signalled", signal: "SIGKILL" }), errorReport("it broke")]);
  const passed = chance.is(0.85);
  return { ...emptyReport({ kind: "exited", code: 0 }), acceptance: isChecked ? { passed, code: passed ? 0 : 1, tail: "" } : null };
}
