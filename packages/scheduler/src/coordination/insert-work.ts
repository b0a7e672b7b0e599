import { agentResolver } from "../plan/agent-resolver.ts";
import { type TaskId, taskId } from "../plan/ids.ts";
import { literalGlob } from "../plan/literal-glob.ts";
import { newDependency, newTask } from "../plan/new-plan.ts";
import type { Dependency, Plan, Task } from "../plan/plan.ts";

/** Work that is put into a plan while it runs. */
export interface InsertedWork {
  readonly title: string;
  readonly instructions: string;
  readonly minutes: number;
  /** Who does it; `null`: who does the task that it is put beside. */
  readonly agent: Task["agent"];
}

/** A plan with one task more. */
export interface Inserted {
  readonly plan: Plan;
  readonly task: TaskId;
}

/** A fix takes no longer than this. Minutes. */
export const LONGEST_FIX = 10;

/**
 * Puts a fix of a task's work behind it. `before`: what waits for the task waits for the fix as well; `beside`: the fix
 * holds nobody up. Tasks in `settled` wait for nothing more. Linear.
 */
export function insertFix(plan: Plan, of: TaskId, { work, when, settled }: { readonly work: InsertedWork; readonly when: "before" | "beside"; readonly settled: ReadonlySet<TaskId> }): Inserted {
  const source = taskOf(plan, of);
  const task = taskFor(plan, source, { work, stem: `${of}-fix` });
  const followers = when === "beside" ? [] : plan.dependencies.filter(({ from, to, kind }) => from === of && kind !== "soft" && kind !== "on-failure" && !settled.has(to));
  // It is done by the same command, which finds what it found before.
  const inputs = plan.dependencies.filter(({ to, kind }) => to === of && kind === "artifact");
  const own = newDependency(of, task.id, source.outputs.length > 0 ? "artifact" : "order");
  const links = [own, ...inputs.map(({ from }) => newDependency(from, task.id, "artifact")), ...followers.map(({ to }) => newDependency(task.id, to))];
  return { plan: { ...plan, tasks: [...plan.tasks, { ...task, scope: source.scope }], dependencies: [...plan.dependencies, ...links] }, task: task.id };
}

/** Puts work before a task that has not begun: the task waits for it. Linear. */
export function insertBefore(plan: Plan, before: TaskId, work: InsertedWork): Inserted {
  const task = taskFor(plan, taskOf(plan, before), { work, stem: `${before}-first` });
  return { plan: { ...plan, tasks: [...plan.tasks, task], dependencies: [...plan.dependencies, newDependency(task.id, before)] }, task: task.id };
}

/** Puts work between batch `after` of a task, counted from 1, and the next one. Linear. */
export function insertBetween(plan: Plan, whole: TaskId, { after, work }: { readonly after: number; readonly work: InsertedWork }): Inserted {
  const task = taskFor(plan, taskOf(plan, whole), { work, stem: `${whole}-${after}-5` });
  return { plan: { ...plan, tasks: [...plan.tasks, { ...task, between: { task: whole, after } }] }, task: task.id };
}

/** Lets a task declare that it writes these files too. */
export function widenScope(plan: Plan, id: TaskId, files: readonly string[]): Plan {
  const widened = (task: Task): Task => ({ ...task, scope: { ...task.scope, writes: [...task.scope.writes, ...files.map(literalGlob).filter((file) => !task.scope.writes.includes(file))] } });
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === id ? widened(task) : task)) };
}

/** Adds dependencies and takes others away, as pairs. What is there already stays as it is. */
export function redepend(plan: Plan, { add, remove }: { readonly add: readonly Dependency[]; readonly remove: readonly Pick<Dependency, "from" | "to">[] }): Plan {
  const gone = new Set(remove.map(({ from, to }) => `${from} ${to}`));
  const kept = plan.dependencies.filter(({ from, to }) => !gone.has(`${from} ${to}`));
  const there = new Set(kept.map(({ from, to }) => `${from} ${to}`));
  return { ...plan, dependencies: [...kept, ...add.filter(({ from, to }) => !there.has(`${from} ${to}`))] };
}

function taskOf({ tasks }: Plan, id: TaskId): Task {
  const task = tasks.find((one) => one.id === id);
  if (task === undefined) throw new Error(`The plan has no task ${id}`);
  return task;
}

/** A task of one batch that is done where the other one is done, by its agent and with its command unless another agent is named. */
function taskFor(plan: Plan, beside: Task, { work, stem }: { readonly work: InsertedWork; readonly stem: string }): Task {
  const { title, instructions, minutes, agent } = work;
  const own = agentResolver(plan)(beside)?.id ?? null;
  return {
    ...newTask(freeId(plan, stem), title),
    stream: beside.stream,
    agent: agent ?? own,
    command: agent === null || agent === own ? beside.command : null,
    instructions,
    estimate: { likely: minutes, optimistic: null, pessimistic: null },
    cuts: [],
    acceptance: { command: null, criteria: [], policy: "person" },
    environment: beside.environment,
    labels: beside.labels,
    secrets: beside.secrets,
  };
}

const LONGEST_STEM = 56;

function freeId({ tasks }: Plan, stem: string): TaskId {
  const taken = new Set<string>(tasks.map(({ id }) => id));
  const short = stem.slice(0, LONGEST_STEM);
  let number = 1;
  while (taken.has(numbered(short, number))) number += 1;
  return taskId(numbered(short, number));
}

const numbered = (stem: string, number: number): string => (number === 1 ? stem : `${stem}-${number}`);
