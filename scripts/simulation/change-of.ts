import { agentId, applyEdits, newDependency, newTask, type Plan, type PlanEdit, taskId } from "@planloom/scheduler";
import type { Chance } from "./chance.ts";
import { LABELS } from "./plan-of.ts";

/** The plan of a run with a change that somebody may want while it is live; `null` where there is nothing to change. It may be one that cannot be made. */
export function changeOf(chance: Chance, plan: Plan): Plan | null {
  const edits = editsOf(chance, plan);
  const changed = edits === null ? plan : applyEdits(plan, edits).plan;
  return changed === plan ? null : changed;
}

function editsOf(chance: Chance, plan: Plan): PlanEdit[] | null {
  const { tasks, dependencies } = plan;
  const task = chance.oneOf(tasks);
  const other = chance.oneOf(tasks);
  if (task === undefined || other === undefined) return null;
  switch (chance.pick(["limits", "add", "add", "remove", "connect", "disconnect", "retrigger", "files", "labels", "labels", "time limit"])) {
    case "limits":
      return [
        { type: "change-settings", change: { maxParallel: chance.whole(1, 5), maxUnchecked: chance.pick([null, 1, 2]) } },
        { type: "change-agent", id: agentId("x"), change: { capacity: chance.whole(1, 3) } },
      ];
    case "add": {
      const id = taskId(`n${chance.whole(1, 9_999)}`);
      const added = { ...newTask(id, id), agent: agentId(chance.pick(["x", "shell"])), command: "true", acceptance: { command: null, criteria: [], policy: "command" as const }, expands: chance.is(0.2), retries: task.retries };
      return [{ type: "add-task", task: added }, { type: "connect", dependency: newDependency(task.id, id) }, ...(chance.is(0.5) || other === task ? [] : [{ type: "connect" as const, dependency: newDependency(id, other.id) }])];
    }
    case "remove":
      return [{ type: "delete-tasks", ids: [task.id] }];
    case "connect":
      return [{ type: "connect", dependency: newDependency(task.id, other.id, chance.pick(["order", "order", "on-failure"])) }];
    case "disconnect": {
      const dependency = chance.oneOf(dependencies);
      return dependency === undefined ? null : [{ type: "disconnect", from: dependency.from, to: dependency.to }];
    }
    case "retrigger":
      return [{ type: "change-task", id: task.id, change: { trigger: { kind: chance.pick(["any", "finished", "all"]) } } }];
    case "files":
      return [task, other].map(({ id, scope }) => ({ type: "change-task", id, change: { scope: { ...scope, writes: [...scope.writes, "shared/new"] } } }));
    case "labels": {
      const labels = chance.is(0.5) ? [] : [chance.pick(LABELS)];
      return [chance.is(0.7) ? { type: "change-agent", id: agentId(chance.pick(["x", "shell"])), change: { labels } } : { type: "change-task", id: task.id, change: { labels } }];
    }
    case "time limit":
      return [{ type: "change-task", id: task.id, change: { timeoutMinutes: chance.pick([1, 5, 10]) } }];
  }
}
