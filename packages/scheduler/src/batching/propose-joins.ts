import { type TaskGraph, taskGraph } from "../graph/task-graph.ts";
import type { PlanEdit } from "../plan/edit.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { taskLabel } from "../plan/task-label.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { cutAtItems } from "./cut-at-items.ts";
import { type JoinCandidates, joinCandidates } from "./join-candidates.ts";
import { joinEdits } from "./join-edits.ts";
import { usableLimits } from "./usable-limits.ts";

/** Small tasks that would make one batch inside the limits. */
export interface JoinProposal {
  /** In the order they would be done; the first keeps its id. */
  readonly tasks: readonly TaskId[];
  /** Of the one batch. */
  readonly minutes: number;
  /** One sentence for a person. */
  readonly reason: string;
  /** What makes one task of them. */
  readonly edits: readonly PlanEdit[];
}

/**
 * Groups of tasks worth joining: at least one is below the limits, together they are within them, and they follow each
 * other or stand side by side with one agent and stream. Groups are the cut of all that could be joined that is best by
 * `CutCost`; a task is in at most one of them. Proposals only: nobody's plan is changed by them.
 */
export function proposeJoins(plan: Plan, graph: TaskGraph = taskGraph(plan)): JoinProposal[] {
  const taken = new Set<TaskId>();
  const isSmall = (task: Task): boolean => {
    const most = usableLimits(task, plan.settings)?.max ?? 0;
    return taskMinutes(task) > 0 && taskMinutes(task) < most;
  };
  return joinCandidates(plan, graph, isSmall).flatMap(({ kind, tasks }) => {
    const free = kind === "chain" ? [tasks] : [tasks.filter(({ id }) => !taken.has(id))];
    return free.flatMap((list) => proposalsOf(plan, { kind, tasks: list })).map((proposal) => {
      for (const id of proposal.tasks) taken.add(id);
      return proposal;
    });
  });
}

function proposalsOf(plan: Plan, { kind, tasks }: JoinCandidates): JoinProposal[] {
  const [first] = tasks;
  const limits = first === undefined ? null : usableLimits(first, plan.settings);
  if (limits === null) return [];
  return cutAtItems(tasks.map(taskMinutes), limits).flatMap(({ from, to }): JoinProposal[] => {
    const group = tasks.slice(from, to);
    const minutes = group.reduce((sum, task) => sum + taskMinutes(task), 0);
    const isWorth = group.length > 1 && minutes <= limits.max && group.some((task) => taskMinutes(task) < limits.min) && haveOwnOutputs(group);
    if (!isWorth) return [];
    const how = kind === "chain" ? "follow each other" : "stand side by side";
    const reason = `${listed(group)} ${how} with one agent; joined they are one batch of ${round(minutes)} minutes instead of ${group.length}.`;
    return [{ tasks: group.map(({ id }) => id), minutes, reason, edits: joinEdits(plan, group) }];
  });
}

function haveOwnOutputs(tasks: readonly Task[]): boolean {
  const names = tasks.flatMap(({ outputs }) => outputs.map(({ name }) => name));
  return new Set(names).size === names.length;
}

const SHOWN = 3;

function listed(tasks: readonly Task[]): string {
  const names = tasks.map((task) => `${taskLabel(task)} (${round(taskMinutes(task))})`);
  return names.length > SHOWN ? `${names.slice(0, SHOWN).join(", ")} and ${names.length - SHOWN} more` : names.join(" and ");
}

const round = (minutes: number): number => Math.round(minutes * 10) / 10;
