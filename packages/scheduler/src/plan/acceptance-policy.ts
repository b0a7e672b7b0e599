import type { AcceptancePolicy, Task } from "./plan.ts";

/**
 * Who decides about the batches of a task: whom it names, or else its acceptance command where it has one, nobody for a
 * sync point (it is passed at once), and a person for all other work.
 */
export function acceptancePolicy(task: Pick<Task, "kind" | "acceptance">): AcceptancePolicy {
  return task.acceptance.policy ?? usualPolicy(task);
}

/** Who decides where a task names nobody. */
export function usualPolicy({ kind, acceptance: { command } }: Pick<Task, "kind" | "acceptance">): AcceptancePolicy {
  return kind === "sync" || (command ?? "").trim() !== "" ? "command" : "person";
}
