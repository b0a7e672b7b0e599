import type { Analysis, Plan, Task, TaskId } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";
import { flowWords } from "./flow-words.ts";

/** Says the tasks of one plan in words; looks through the plan once, then each task costs only its own dependencies. */
export interface TaskWords {
  readonly titleOf: (id: TaskId) => string;
  /** Who does a task, by name; `null` where nobody is named and for a sync point. */
  readonly agentOf: (task: Task) => string | null;
  /** What a node is called for somebody who does not see it. `standing` is how it stands on a run. */
  readonly labelOf: (task: Task, facts: { readonly analysis: Analysis | null; readonly standing: string | null; readonly isOnCycle: boolean }) => string;
}

/** The words for the tasks of `plan`. O(tasks + dependencies). */
export function taskWords({ tasks, dependencies, streams, agents }: Plan): TaskWords {
  const titles = new Map(tasks.map(({ id, title }) => [id, title || "Task without a title"]));
  const agentsOfStreams = new Map(streams.map(({ id, agent }) => [id, agent]));
  const names = new Map(agents.map(({ id, name }) => [id, name]));
  const needs = Map.groupBy(dependencies.filter(({ kind }) => kind !== "on-failure"), ({ to }) => to);
  const flow = flowWords({ tasks, dependencies });

  const titleOf = (id: TaskId): string => titles.get(id) ?? id;
  const agentOf = ({ kind, agent, stream }: Task): string | null => {
    if (kind === "sync") return null;
    const id = agent ?? (stream === null ? null : (agentsOfStreams.get(stream) ?? null));
    return id === null ? null : (names.get(id) ?? id);
  };
  return {
    titleOf,
    agentOf,
    labelOf: (task, { analysis, standing, isOnCycle }) => {
      const timing = analysis?.timings.get(task.id);
      const before = (needs.get(task.id) ?? []).map(({ from }) => titleOf(from));
      const facts = [
        titleOf(task.id),
        task.kind === "sync" ? "sync point" : (agentOf(task) ?? "nobody yet"),
        task.kind === "sync" ? null : minutesWords(task.estimate.likely),
        isOnCycle ? "in a circle" : timing === undefined ? null : timing.critical ? "critical" : `${minutesWords(timing.totalSlack)} slack`,
        standing,
        task.race === null ? null : `in the race ${task.race}`,
        task.expands ? "may return tasks" : null,
        flow.spokenGateOf(task),
        before.length === 0 ? null : `after ${before.join(" and ")}`,
      ];
      return facts.filter((fact) => fact !== null && fact !== "").join(", ");
    },
  };
}
