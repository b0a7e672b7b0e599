import { type ContractId, PLAN_ID_PATTERN, type TaskId } from "./ids.ts";
import type { Contract, Plan, Task } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { taskLabel } from "./task-label.ts";

/**
 * Contracts with an id that is malformed or used twice, and consumers that do not exist or are the producer (errors);
 * contracts that nobody uses, and those without a stub whose consumers may start before there is anything (warnings).
 * Linear, and nothing at all where there are none.
 */
export function validateContracts(plan: Plan): Problem[] {
  const producers = plan.tasks.filter(({ contracts }) => contracts.length > 0);
  if (producers.length === 0) return [];
  const context: Context = { tasks: new Set(plan.tasks.map(({ id }) => id)), waiting: new Set(plan.dependencies.filter(({ kind }) => kind !== "soft").map(({ from, to }) => `${from} ${to}`)), seen: new Set() };
  return producers.flatMap((task) => task.contracts.flatMap((contract) => faultsOf(task, contract, context)));
}

interface Context {
  readonly tasks: ReadonlySet<TaskId>;
  /** Who waits for whom, as `from to`. */
  readonly waiting: ReadonlySet<string>;
  /** The contracts so far. */
  readonly seen: Set<ContractId>;
}

function faultsOf(task: Task, { id, name, consumers, stub }: Contract, { tasks, waiting, seen }: Context): Problem[] {
  const problems: Problem[] = [];
  const report = (severity: Problem["severity"], text: string): void => {
    problems.push({ code: "bad-contract", severity, message: `${taskLabel(task)} ${text}`, places: [{ kind: "task", id: task.id, field: "contracts" }] });
  };
  if (!PLAN_ID_PATTERN.test(id)) report("error", `has a contract with the id "${id}", which is not allowed; use 1 to 64 letters, digits, "-" and "_", starting with a letter or digit.`);
  if (seen.has(id)) report("error", `has a contract with the id "${id}", which another contract has too; give each its own.`);
  seen.add(id);
  const called = name.trim() === "" ? id : name;
  const strangers = consumers.filter((consumer) => !tasks.has(consumer));
  for (const stranger of strangers) report("error", `makes "${called}" known to the task "${stranger}", which does not exist; remove it.`);
  if (consumers.includes(task.id)) report("error", `makes "${called}" known to itself; remove that.`);
  if (consumers.length === 0) report("warning", `makes "${called}" known to nobody; say which tasks build on it.`);
  const early = stub.trim() === "" ? consumers.filter((consumer) => consumer !== task.id && tasks.has(consumer) && !waiting.has(`${task.id} ${consumer}`)) : [];
  if (early.length > 0) report("warning", `makes "${called}" known to "${early.join('", "')}", which may start before there is anything to know; give it a stub or a dependency.`);
  return problems;
}
