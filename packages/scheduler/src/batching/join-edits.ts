import type { PlanEdit } from "../plan/edit.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Dependency, DependencyKind, Plan, ResourceUse, Scope, Task } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { minutesOfItems } from "./minutes-of-items.ts";

/** Characters a title may have. */
const LONGEST_TITLE = 200;

/**
 * Edits that make one task of several, done in the order given: it keeps the id of the first, does and hands over what
 * all of them did, and takes over their dependencies.
 */
export function joinEdits(plan: Plan, tasks: readonly Task[]): PlanEdit[] {
  const [first, ...others] = tasks;
  if (first === undefined || others.length === 0) return [];
  return [
    ...dependencyEdits(plan, first.id, new Set(others.map(({ id }) => id))),
    { type: "delete-tasks", ids: others.map(({ id }) => id) },
    { type: "change-task", id: first.id, change: joined(first, tasks) },
  ];
}

function joined(first: Task, tasks: readonly Task[]): Partial<Omit<Task, "id">> {
  return {
    title: tasks.map(({ title }) => title).join(", then ").slice(0, LONGEST_TITLE),
    instructions: tasks.map(({ instructions }) => instructions).filter((text) => text.trim() !== "").join("\n\n"),
    command: inTurn(tasks.map(({ command }) => command)),
    estimate: {
      likely: sum(tasks.map(taskMinutes)),
      optimistic: tasks.every(({ estimate }) => estimate.optimistic === null) ? null : sum(tasks.map(({ estimate }) => estimate.optimistic ?? estimate.likely)),
      pessimistic: tasks.every(({ estimate }) => estimate.pessimistic === null) ? null : sum(tasks.map(({ estimate }) => estimate.pessimistic ?? estimate.likely)),
    },
    checklist: tasks.flatMap((task) => {
      if (task.checklist.length === 0) return [{ text: task.title, minutes: taskMinutes(task) }];
      const minutes = minutesOfItems(task.checklist, taskMinutes(task));
      return task.checklist.map(({ text }, index) => ({ text, minutes: minutes[index] ?? null }));
    }),
    scope: joinedScope(tasks.map(({ scope }) => scope)),
    skills: [...new Set(tasks.flatMap(({ skills }) => skills))],
    resources: joinedUses(tasks.flatMap(({ resources }) => resources)),
    outputs: tasks.flatMap(({ outputs }) => outputs),
    acceptance: {
      ...first.acceptance,
      command: inTurn(tasks.map(({ acceptance }) => acceptance.command)),
      criteria: [...new Set(tasks.flatMap(({ acceptance }) => acceptance.criteria))],
    },
    doNot: [...new Set(tasks.flatMap(({ doNot }) => doNot))],
  };
}

/** One command that runs all in order, each in a shell of its own, and stops at the first that fails. */
function inTurn(commands: readonly (string | null)[]): string | null {
  const given = commands.filter((command) => command !== null && command.trim() !== "");
  return given.length < 2 ? (given[0] ?? null) : given.map((command) => `(\n${command}\n)`).join(" && ");
}

function joinedScope(scopes: readonly Scope[]): Scope {
  const union = (access: keyof Scope): string[] => [...new Set(scopes.flatMap((scope) => scope[access]))];
  return { writes: union("writes"), reads: union("reads"), appends: union("appends"), exclusive: union("exclusive") };
}

/** They are held one after another, so of each the most that one of them needs. */
function joinedUses(uses: readonly ResourceUse[]): ResourceUse[] {
  return [...Map.groupBy(uses, ({ resource }) => resource)].map(([resource, same]) => ({ resource, units: Math.max(...same.map(({ units }) => units)) }));
}

const STRENGTH: readonly DependencyKind[] = ["soft", "order", "artifact"];

/** What leads to or from the others leads to or from the first; of two between the same tasks the stronger stays. */
function dependencyEdits(plan: Plan, first: TaskId, others: ReadonlySet<TaskId>): PlanEdit[] {
  const moved = (id: TaskId): TaskId => (others.has(id) ? first : id);
  const known = new Map(plan.dependencies.filter(({ from, to }) => !others.has(from) && !others.has(to)).map((dependency) => [`${dependency.from} ${dependency.to}`, dependency]));
  const edits = new Map<string, PlanEdit>();
  for (const dependency of plan.dependencies) {
    if (!others.has(dependency.from) && !others.has(dependency.to)) continue;
    const { from, to } = { from: moved(dependency.from), to: moved(dependency.to) };
    if (from === to) continue;
    const key = `${from} ${to}`;
    const before = known.get(key);
    const after = { ...(before === undefined ? dependency : stronger(before, dependency)), from, to };
    const isNew = before === undefined || edits.get(key)?.type === "connect";
    edits.set(key, isNew ? { type: "connect", dependency: after } : { type: "change-dependency", from, to, change: { kind: after.kind, lagMinutes: after.lagMinutes, penaltyMinutes: after.penaltyMinutes } });
    known.set(key, after);
  }
  return [...edits.values()];
}

function stronger(a: Dependency, b: Dependency): Dependency {
  const kind = STRENGTH.indexOf(a.kind) >= STRENGTH.indexOf(b.kind) ? a.kind : b.kind;
  return { ...a, kind, lagMinutes: Math.max(a.lagMinutes, b.lagMinutes), penaltyMinutes: Math.max(a.penaltyMinutes, b.penaltyMinutes) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
