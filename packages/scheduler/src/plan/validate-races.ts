import type { TaskId } from "./ids.ts";
import type { Plan, Task } from "./plan.ts";
import type { Problem, ProblemFix } from "./problem.ts";
import { taskLabel } from "./task-label.ts";

/**
 * Races without a name, with a sync point in them, or between tasks that depend on each other (errors), and races of one
 * task (warnings). Linear, and nothing at all where no task races.
 */
export function validateRaces(plan: Plan): Problem[] {
  const racing = plan.tasks.flatMap((task) => (task.race === null ? [] : [{ task, race: task.race }]));
  if (racing.length === 0) return [];
  const sizes = new Map<string, number>();
  for (const { race } of racing) sizes.set(race, (sizes.get(race) ?? 0) + 1);
  return [...racing.flatMap(({ task, race }) => validateRacer(task, { race, size: sizes.get(race) ?? 0 })), ...rivalDependencies(plan, racing)];
}

function validateRacer(task: Task, { race, size }: { readonly race: string; readonly size: number }): Problem[] {
  const fix: ProblemFix = { label: "Take it out of the race", edits: [{ type: "change-task", id: task.id, change: { race: null } }] };
  const problem = (severity: Problem["severity"], text: string): Problem[] => [{ code: "bad-race", severity, message: `${taskLabel(task)} ${text}`, places: [{ kind: "task", id: task.id, field: "race" }], fix }];
  if (race.trim() === "") return problem("error", "is in a race without a name; name it or take the task out.");
  if (task.kind === "sync") return problem("error", `is a sync point and cannot race; take it out of the race "${race}".`);
  return size > 1 ? [] : problem("warning", `is alone in the race "${race}"; put another task into it or take this one out.`);
}

function rivalDependencies({ dependencies }: Plan, racing: readonly { readonly task: Task; readonly race: string }[]): Problem[] {
  const tasks = new Map<TaskId, { readonly task: Task; readonly race: string }>(racing.map((racer) => [racer.task.id, racer]));
  return dependencies.flatMap(({ from, to, kind }): Problem[] => {
    const [one, other] = [tasks.get(from), tasks.get(to)];
    if (kind === "soft" || one === undefined || other === undefined || one.race !== other.race || from === to) return [];
    const message = `${taskLabel(other.task)} depends on ${taskLabel(one.task)}, but both are in the race "${one.race}"; remove the dependency or take one out of the race.`;
    return [{ code: "bad-race", severity: "error", message, places: [{ kind: "dependency", from, to }, { kind: "task", id: to, field: "race" }] }];
  });
}
