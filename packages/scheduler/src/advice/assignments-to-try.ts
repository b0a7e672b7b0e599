import { agentResolver } from "../plan/agent-resolver.ts";
import type { AgentId } from "../plan/ids.ts";
import type { Agent, Plan, Task } from "../plan/plan.ts";
import { listLabels, taskLabel } from "../plan/task-label.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import type { Analysis } from "./analysis.ts";
import { capableAgents } from "./capable-agents.ts";
import type { Change } from "./changes-to-try.ts";

/**
 * Who else could do which task: a fair share for all first, then single tasks of those who have more to do than another
 * of the same kind with the skills; tasks on the critical path first, then long ones; at most `most`. Linear in the
 * tasks times the agents.
 */
export function reassignments(plan: Plan, { timings }: Analysis, most: number): Change[] {
  const office = new Office(plan);
  const moves = plan.tasks
    .filter(({ kind }) => kind === "task")
    .flatMap((task) => office.othersFor(task).slice(0, 2).map((to) => ({ task, to })))
    .toSorted((a, b) => Number(timings.get(b.task.id)?.critical ?? false) - Number(timings.get(a.task.id)?.critical ?? false) || taskMinutes(b.task) - taskMinutes(a.task));
  return [...fairShares(plan), ...moves.slice(0, most).map(({ task, to }) => moveOf(task, to, office.agentOf(task)))];
}

function moveOf(task: Task, to: Agent, from: Agent | null): Change {
  const reason = from === null ? `Nobody does it yet, and "${to.name}" can.` : `"${to.name}" can do it${task.skills.length === 0 ? "" : `, has ${task.skills.join(" and ")},`} and has less to do than "${from.name}".`;
  return { topic: "assignment", title: `${taskLabel(task)} suits "${to.name}"`, reason, fix: { label: `Let "${to.name}" do ${taskLabel(task)}`, edits: [{ type: "change-task", id: task.id, change: { agent: to.id } }] } };
}

/** Longest tasks first, each to who has least to do by then (Graham, 1969), unless who has it now has no more. */
function fairShares(plan: Plan): Change[] {
  const office = new Office(plan);
  const start = new Map(plan.tasks.map((task) => [task, office.agentOf(task)]));
  const movable = plan.tasks.filter((task) => task.kind === "task" && start.get(task)?.kind !== "person" && office.candidatesFor(task).length > 1);
  for (const task of movable) office.take(task);
  for (const task of movable.toSorted((a, b) => taskMinutes(b) - taskMinutes(a))) office.give(task);
  const moved = movable.flatMap((task) => {
    const to = office.agentOf(task);
    return to === null || to === start.get(task) ? [] : [{ task, to }];
  });
  if (moved.length < 2) return [];
  const names = [...new Set(moved.map(({ to }) => `"${to.name}"`))];
  return [
    {
      topic: "assignment",
      title: `Share the work out anew: ${moved.length} tasks change hands`,
      reason: `Some have more to do than others who can do the same; ${listLabels(names)} would take some of it.`,
      fix: { label: `Reassign ${moved.length} tasks`, edits: moved.map(({ task, to }) => ({ type: "change-task", id: task.id, change: { agent: to.id } })) },
    },
  ];
}

/** Who does what, and how much each has to do. */
class Office {
  readonly #agents = new Map<Task, Agent | null>();
  readonly #loads = new Map<AgentId, number>();
  readonly #candidates = new Map<Task, readonly Agent[]>();

  constructor(plan: Plan) {
    const agentOf = agentResolver(plan);
    const capable = capableAgents(plan);
    for (const task of plan.tasks) {
      const own = agentOf(task);
      this.#agents.set(task, own);
      this.#add(own, taskMinutes(task));
      // Another kind of agent is another way of working, and a person takes no place of the run: not for a schedule to decide.
      this.#candidates.set(task, task.kind === "sync" ? [] : capable(task).filter(({ kind }) => (own === null ? kind !== "person" : kind === own.kind)));
    }
  }

  agentOf(task: Task): Agent | null {
    return this.#agents.get(task) ?? null;
  }

  candidatesFor(task: Task): readonly Agent[] {
    return this.#candidates.get(task) ?? [];
  }

  /** Those who have less to do than who does it now, the least first. */
  othersFor(task: Task): Agent[] {
    const own = this.agentOf(task);
    const others = this.candidatesFor(task).filter((agent) => agent !== own && (own === null || this.#loadOf(agent) < this.#loadOf(own)));
    return others.toSorted((a, b) => this.#loadOf(a) - this.#loadOf(b));
  }

  take(task: Task): void {
    this.#add(this.agentOf(task), -taskMinutes(task));
  }

  /** To who has least to do, who has it now before others. */
  give(task: Task): void {
    const own = this.agentOf(task);
    const candidates = own !== null && this.candidatesFor(task).includes(own) ? [own, ...this.candidatesFor(task)] : this.candidatesFor(task);
    const [least] = candidates.toSorted((a, b) => this.#loadOf(a) - this.#loadOf(b));
    this.#agents.set(task, least ?? own);
    this.#add(least ?? own, taskMinutes(task));
  }

  /** Minutes by place. */
  #loadOf({ id, capacity }: Agent): number {
    return (this.#loads.get(id) ?? 0) / (capacity >= 1 ? Math.floor(capacity) : 1);
  }

  #add(agent: Agent | null, minutes: number): void {
    if (agent !== null) this.#loads.set(agent.id, (this.#loads.get(agent.id) ?? 0) + minutes);
  }
}
