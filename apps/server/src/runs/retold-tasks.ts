import { type Plan, sameData, type Task, type TaskId } from "@planloom/scheduler";
import { planIndex } from "../plans/plan-index.ts";

/**
 * The tasks in both plans whose attempts are told something else: another command or check, other words, files,
 * variables or outputs. A run needs nothing else for that, so its spec does not show it. O(tasks).
 */
export function retoldTasks(before: Plan, after: Plan): ReadonlySet<TaskId> {
  const known = planIndex(before).tasks;
  return new Set(
    after.tasks.flatMap((task) => {
      const old = known.get(task.id);
      return old === undefined || task.kind === "sync" || sameData(toldOf(before, old), toldOf(after, task)) ? [] : [task.id];
    }),
  );
}

function toldOf(plan: Plan, { stream, agent, instructions, focus, outputFormat, brief, command, checklist, scope, outputs, acceptance, doNot, environment }: Task): object {
  const { agents } = planIndex(plan);
  const { directory, directoryMode, environment: ofAll } = plan.settings;
  const responsible = agent ?? plan.streams.find(({ id }) => id === stream)?.agent ?? null;
  const whose = responsible === null ? undefined : agents.get(responsible);
  return { role: whose?.role ?? "", instructions, focus, outputFormat, brief, command: command ?? whose?.command ?? null, checklist, scope, outputs, acceptance, doNot, environment: { ...ofAll, ...environment }, directory, directoryMode };
}
