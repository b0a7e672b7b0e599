import { agentId, taskId } from "../ids.ts";
import { newDependency, newTask } from "../new-plan.ts";
import type { Dependency, Task } from "../plan.ts";

/** A task of a template that the shell does and its acceptance command decides about. */
export function shellTask(id: string, title: string, rest: Omit<Partial<Task>, "acceptance"> & { readonly check: string }): Task {
  const { check, ...fields } = rest;
  return {
    ...newTask(taskId(id), title),
    agent: agentId("shell"),
    ...fields,
    acceptance: { command: check, criteria: [], policy: null },
  };
}

/** A barrier that is passed as soon as everything before it is accepted. */
export function syncPoint(id: string, title: string): Task {
  return { ...newTask(taskId(id), title), kind: "sync" };
}

/** Artifact dependencies of one task on several. */
export function handsOver(from: readonly string[], to: string): Dependency[] {
  return from.map((source) => newDependency(taskId(source), taskId(to), "artifact"));
}

/** Order dependencies of one task on several. */
export function comesAfter(from: readonly string[], to: string): Dependency[] {
  return from.map((source) => newDependency(taskId(source), taskId(to), "order"));
}
