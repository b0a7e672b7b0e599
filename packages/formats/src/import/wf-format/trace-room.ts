import { entryOf, itemsOf, numberOf, type SourceNode, textOf } from "../../source/source-node.ts";
import type { NoteList } from "../note-list.ts";
import type { TraceTask } from "./trace-task.ts";

/** The most a plan may let run at once. */
const MOST = 1_000;

/** What a trace says about how much could run at once. */
export interface TraceRoom {
  /** Of the machines together, 1 to 1000. */
  readonly cores: number;
  readonly name: string;
  /** How long all of it took; `null` where the trace does not say. */
  readonly recordedSeconds: number | null;
}

/**
 * The cores of the machines a trace ran on. Some traces name fewer than their own times need (tasks that took 100 s in
 * 10 s cannot have run on one core); then as many as those times prove.
 */
export function traceRoom(workflow: SourceNode, tasks: readonly TraceTask[], notes: NoteList): TraceRoom {
  const execution = entryOf(workflow, "execution") ?? workflow;
  const machines = itemsOf(entryOf(execution, "machines"));
  const recordedSeconds = numberOf(entryOf(execution, "makespanInSeconds") ?? entryOf(execution, "makespan"));
  const named = machines.reduce((sum, machine) => sum + coresOf(machine), 0);
  const busySeconds = tasks.reduce((sum, { seconds, cores }) => sum + (seconds ?? 0) * cores, 0);
  const proven = recordedSeconds !== null && recordedSeconds > 0 ? Math.ceil(busySeconds / recordedSeconds - 1e-9) : 1;
  const widest = tasks.reduce((most, { cores }) => Math.max(most, cores), 1);
  const cores = Math.min(MOST, Math.max(1, named, proven, widest));
  const name = machines.length === 1 ? (textOf(entryOf(machines[0], "nodeName")) ?? "Machine") : machines.length === 0 ? "Machines" : `${machines.length} machines`;
  if (named === 0) notes.assume(`No machine is described, so ${cores === 1 ? "one core" : `${cores} cores`} ${cores === 1 ? "is" : "are"} taken.`);
  else if (cores > named) notes.assume(`The machines are said to have ${named} ${named === 1 ? "core" : "cores"}, but the recorded times need at least ${cores}, so ${cores} are taken.`);
  else if (named > MOST) notes.drop(`The machines have ${named} cores; a plan runs ${MOST} tasks at once at most.`);
  return { cores, name, recordedSeconds };
}

function coresOf(machine: SourceNode): number {
  const cpu = entryOf(machine, "cpu");
  const count = numberOf(entryOf(cpu, "coreCount") ?? entryOf(cpu, "count")) ?? 1;
  return count >= 1 ? Math.floor(count) : 1;
}
