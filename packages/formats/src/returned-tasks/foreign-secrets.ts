import { agentResolver, type Plan, type Problem, secretsOf, type Task, taskLabel, type TaskId } from "@planloom/scheduler";

interface ReturnedBy {
  /** The task that returned them. */
  readonly by: TaskId;
  readonly returned: readonly Task[];
}

/**
 * An error for each secret that a returned task would get, by itself or by its agent, and the task that returned it does
 * not: nobody gives themselves a secret that a person did not give them. `plan` has the tasks in it. Linear.
 */
export function foreignSecrets(plan: Plan, { by, returned }: ReturnedBy): Problem[] {
  const agentOf = agentResolver(plan);
  const source = plan.tasks.find(({ id }) => id === by);
  const own = new Set(source === undefined ? [] : secretsOf(source, agentOf(source)));
  const ids = new Set(returned.map(({ id }) => id));
  const joined = plan.tasks.filter(({ id }) => ids.has(id));
  return joined.flatMap((task) =>
    secretsOf(task, agentOf(task))
      .filter((name) => !own.has(name))
      .map((name): Problem => ({
        code: "unknown-secret",
        severity: "error",
        message: `${taskLabel(task)} would get the secret ${name}, which the task that returned it does not get; take it out, or choose another agent.`,
        places: [{ kind: "task", id: task.id, field: "secrets" }],
      })),
  );
}
