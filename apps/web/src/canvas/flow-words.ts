import { countedNeeds, fallbackTasks, type Plan, type Task, type TaskId } from "@planloom/scheduler";

/** When a task starts where that is not simply after all it needs. */
export interface FlowWords {
  /** In a word or two, for its node: `any of 3`, `2 of 3`, `all ended`, `only if A fails`; `null` where it starts as usual. */
  readonly gateOf: (task: Task) => string | null;
  /** The same in a sentence's words, for somebody who does not see it. */
  readonly spokenGateOf: (task: Task) => string | null;
  /** Whether it runs only where something before it fails. */
  readonly isFallback: (task: Task) => boolean;
}

const NO_NEEDS: ReadonlyMap<TaskId, number> = new Map();

/** The words for how the tasks of `plan` start. O(tasks + dependencies). */
export function flowWords({ tasks, dependencies }: Pick<Plan, "tasks" | "dependencies">): FlowWords {
  const titles = new Map(tasks.map(({ id, title }) => [id, title || id]));
  const needs = tasks.some(({ trigger }) => trigger.kind !== "all") ? countedNeeds({ tasks, dependencies }) : NO_NEEDS;
  const fallbacks = fallbackTasks({ tasks, dependencies });
  const failures = Map.groupBy(dependencies.filter(({ kind }) => kind === "on-failure"), ({ to }) => to);
  const failing = ({ id }: Task): string[] => (failures.get(id) ?? []).map(({ from }) => titles.get(from) ?? from);
  return {
    isFallback: ({ id }) => fallbacks.has(id),
    gateOf: (task) => {
      const sources = fallbacks.has(task.id) ? failing(task) : [];
      const fallback = sources.length === 0 ? null : sources.length === 1 ? `only if ${sources[0]} fails` : "only if others fail";
      return [fallback, triggerWords(task, needs.get(task.id) ?? 0)].filter((part) => part !== null).join(", ") || null;
    },
    spokenGateOf: (task) => {
      const sources = fallbacks.has(task.id) ? failing(task) : [];
      const fallback = sources.length === 0 ? null : `runs only if ${sources.join(" and ")} ${sources.length === 1 ? "fails" : "fail"}`;
      const words = triggerWords(task, needs.get(task.id) ?? 0);
      return [fallback, words === null ? null : `starts once ${words === "all ended" ? "all have ended" : `${words} are there`}`].filter((part) => part !== null).join(", ") || null;
    },
  };
}

function triggerWords({ trigger }: Task, needs: number): string | null {
  switch (trigger.kind) {
    case "all":
      return null;
    case "any":
      return needs > 1 ? `any of ${needs}` : "any";
    case "at-least":
      return `${trigger.count} of ${needs}`;
    case "finished":
      return "all ended";
  }
}
