import { type JoinProposal, proposeJoins } from "../batching/propose-joins.ts";
import { agentResolver } from "../plan/agent-resolver.ts";
import { applyEdits } from "../plan/apply-edit.ts";
import type { PlanEdit } from "../plan/edit.ts";
import type { Agent, Plan } from "../plan/plan.ts";
import { PLAN_LIMITS } from "../plan/plan-limits.ts";
import type { ProblemFix } from "../plan/problem.ts";
import { sameData } from "../plan/same-data.ts";
import type { Advice } from "./advice.ts";

/** A change that may end a plan earlier; scheduling it tells. */
export interface Change {
  readonly topic: Advice["topic"];
  readonly title: string;
  readonly reason: string;
  readonly fix: ProblemFix;
}

/** Other arrangements of the work that leave it as it is: joined small tasks, one pool of agents. Around linear. */
export function arrangements(plan: Plan): Change[] {
  return [...joins(plan), ...pools(plan)];
}

function joins(plan: Plan): Change[] {
  const proposals = proposeJoins(plan);
  const together = proposals.flatMap(({ edits }) => edits);
  // Where one joining takes away what the next one holds on to, the largest stands for all.
  const fitting = applyEdits(plan, together).refused.length === 0 ? proposals : proposals.toSorted((a, b) => b.tasks.length - a.tasks.length).slice(0, 1);
  if (fitting.length === 0) return [];
  const count = fitting.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const label = fitting.length === 1 ? `Make one task of ${count}` : `Make ${fitting.length} tasks of ${count}`;
  return [{ topic: "pattern", title: `Batch small tasks: ${fitting.length} instead of ${count}`, reason: joinReason(fitting), fix: { label, edits: fitting.flatMap(({ edits }) => edits) } }];
}

function joinReason([first, ...others]: readonly JoinProposal[]): string {
  const more = others.length === 0 ? "" : ` ${others.length} more ${others.length === 1 ? "group is" : "groups are"} like that.`;
  return `${first?.reason ?? ""}${more}`;
}

/** Agents of one kind who differ only in what they were given: whoever is free could take the next task. */
function pools(plan: Plan): Change[] {
  const agentOf = agentResolver(plan);
  const tasks = plan.tasks.flatMap((task) => {
    const agent = agentOf(task);
    return agent === null || agent.kind === "person" ? [] : [{ task, agent }];
  });
  const working = [...new Set(tasks.map(({ agent }) => agent))];
  return groupsOf(working).flatMap((pool): Change[] => {
    const [first, ...others] = pool;
    if (first === undefined || others.length === 0) return [];
    const capacity = Math.min(PLAN_LIMITS.capacity, pool.reduce((sum, agent) => sum + (agent.capacity >= 1 ? Math.floor(agent.capacity) : 1), 0));
    const skills = [...new Set(pool.flatMap((agent) => agent.skills))];
    const edits: PlanEdit[] = [
      { type: "change-agent", id: first.id, change: { capacity, skills } },
      ...tasks.filter(({ agent }) => others.includes(agent)).map(({ task }): PlanEdit => ({ type: "change-task", id: task.id, change: { agent: first.id } })),
    ];
    const names = pool.map(({ name }) => `"${name}"`);
    return [
      {
        topic: "pattern",
        title: `A pool: ${capacity} places for all instead of fixed agents`,
        reason: `${names.slice(0, -1).join(", ")} and ${names.at(-1)} work alike, and while one has much to do another is idle; from a pool whoever is free takes the next task.`,
        fix: { label: `Let "${first.name}" do it all, ${capacity} at a time`, edits },
      },
    ];
  });
}

function groupsOf(agents: readonly Agent[]): Agent[][] {
  const groups: Agent[][] = [];
  for (const agent of agents) {
    const group = groups.find(([first]) => first !== undefined && sameData(waysOf(first), waysOf(agent)));
    if (group === undefined) groups.push([agent]);
    else group.push(agent);
  }
  return groups;
}

function waysOf({ kind, command, hours, setupMinutes, labels, secrets }: Agent) {
  return { kind, command, hours, setupMinutes, labels, secrets };
}
