import type { TaskId } from "./ids.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";
import type { Plan } from "./plan.ts";
import type { Problem, ProblemFix } from "./problem.ts";
import { taskLabel } from "./task-label.ts";
import { taskMinutes } from "./task-minutes.ts";

/**
 * Tasks that are pinned to a time at which what they need cannot have ended. Warnings. `earliestStart` gives the minutes
 * after which a task can start as far as its dependencies say, or `undefined` where nobody knows. Linear.
 */
export function validatePins(plan: Plan, earliestStart: (task: TaskId) => number | undefined): Problem[] {
  const pinned = new Map(plan.tasks.flatMap((task) => (task.pinnedMinutes === null ? [] : [[task.id, { task, pin: task.pinnedMinutes }] as const])));
  if (pinned.size === 0) return [];
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  return plan.dependencies.flatMap(({ from, to, kind, lagMinutes }): Problem[] => {
    const found = pinned.get(to);
    const before = tasks.get(from);
    if (found === undefined || before === undefined || kind === "soft") return [];
    const start = Math.max(earliestStart(from) ?? 0, before.earliestMinutes ?? 0, before.pinnedMinutes ?? 0);
    const ready = start + taskMinutes(before) + lagMinutes;
    if (!(ready > found.pin)) return [];
    const message = `${taskLabel(found.task)} is to start at minute ${found.pin}, but it can follow ${taskLabel(before)} at minute ${Math.ceil(ready)} at the earliest; pin it later.`;
    const pinnedMinutes = Math.ceil(ready);
    const fix: ProblemFix = { label: `Start it at minute ${pinnedMinutes}`, edits: [{ type: "change-task", id: to, change: { pinnedMinutes } }] };
    return [{ code: "pinned-too-early", severity: "warning", message, places: [{ kind: "task", id: to, field: "pinnedMinutes" }, { kind: "dependency", from, to }], ...(pinnedMinutes <= PLAN_LIMITS.minutes && { fix }) }];
  });
}
