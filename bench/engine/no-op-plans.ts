import { agentId, emptyPlan, newAgent, newDependency, newTask, type Plan, taskId } from "@planloom/scheduler";

/** So many tasks that do nothing, none of which needs another, `slots` of them at once. */
export function fanOutPlan(count: number, slots: number): Plan {
  const plan = emptyPlan(`Fan-out of ${count}`);
  const shell = { ...newAgent(agentId("shell"), "Shell", "shell"), capacity: slots };
  return { ...plan, settings: { ...plan.settings, maxParallel: slots }, agents: [shell], tasks: Array.from({ length: count }, (_, index) => noOp(index)) };
}

/** So many tasks that do nothing, each in so many batches, `slots` of them at once. */
export function batchedPlan({ tasks, batches, slots }: { readonly tasks: number; readonly batches: number; readonly slots: number }): Plan {
  const plan = fanOutPlan(tasks, slots);
  const checklist = Array.from({ length: batches }, (_, index) => ({ text: `Part ${index + 1}`, minutes: 20 }));
  const cuts = checklist.slice(1).map((_, index) => index + 1);
  const estimate = { likely: 20 * batches, optimistic: null, pessimistic: null };
  return { ...plan, name: `${tasks} tasks of ${batches} batches`, tasks: plan.tasks.map((task) => ({ ...task, estimate, checklist, cuts })) };
}

/** So many tasks that do nothing, one after the other. */
export function chainPlan(count: number): Plan {
  const plan = fanOutPlan(count, 1);
  return { ...plan, name: `Chain of ${count}`, dependencies: plan.tasks.slice(1).map(({ id }, index) => newDependency(taskId(`t${index}`), id)) };
}

const noOp = (index: number): Plan["tasks"][number] => ({
  ...newTask(taskId(`t${index}`), `Task ${index}`),
  agent: agentId("shell"),
  command: "true",
  acceptance: { command: null, criteria: [], policy: "command" },
});

