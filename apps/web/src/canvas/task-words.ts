import type { Analysis, Plan, Task } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";

/** Who does a task, by name; `null` where nobody is named and for a sync point. */
export function agentName(plan: Plan, task: Task): string | null {
  if (task.kind === "sync") return null;
  const id = task.agent ?? plan.streams.find((stream) => stream.id === task.stream)?.agent ?? null;
  return id === null ? null : (plan.agents.find((agent) => agent.id === id)?.name ?? id);
}

/** What a node is called for somebody who does not see it. */
export function taskLabel(plan: Plan, task: Task, { analysis, standing }: { readonly analysis: Analysis | null; readonly standing: string | null }): string {
  const timing = analysis?.timings.get(task.id);
  const needs = plan.dependencies.filter(({ to }) => to === task.id).map(({ from }) => plan.tasks.find(({ id }) => id === from)?.title ?? from);
  const facts = [
    task.title || "Task without a title",
    task.kind === "sync" ? "sync point" : agentName(plan, task),
    task.kind === "sync" ? null : minutesWords(task.estimate.likely),
    timing === undefined ? null : timing.critical ? "critical" : `${minutesWords(timing.totalSlack)} slack`,
    standing,
    needs.length === 0 ? null : `after ${needs.join(" and ")}`,
  ];
  return facts.filter((fact) => fact !== null && fact !== "").join(", ");
}
