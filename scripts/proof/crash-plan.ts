import { agentId, emptyPlan, newDependency, newTask, type Plan, taskId } from "@planloom/scheduler";
import { type Effect, effectCommand } from "./effect-ledger.ts";

export interface Sketch extends Effect {
  readonly needs?: readonly string[];
  /** A person checks it in; its exit code decides otherwise. */
  readonly checkedByPerson?: boolean;
}

/** A little of everything that happens to a run, in about three seconds of work: a chain, a failure that is tried again, a check-in, long work that prints. */
const TASKS: Readonly<Record<string, Sketch>> = {
  first: { holdSeconds: 0.3, lines: 20 },
  next: { holdSeconds: 0.3, needs: ["first"] },
  flaky: { holdSeconds: 0.1, failing: 1 },
  checked: { holdSeconds: 0.2, checkedByPerson: true },
  long: { holdSeconds: 2.5, lines: 200 },
  last: { holdSeconds: 0.1, needs: ["next", "flaky", "checked", "long"] },
};

export function crashPlan(name: string, ledger: string): Plan {
  return planOf(name, { ledger, maxParallel: 3, tasks: TASKS });
}

interface PlanSketch {
  readonly ledger: string;
  readonly maxParallel: number;
  readonly tasks: Readonly<Record<string, Sketch>>;
  /** `retry` when left out. */
  readonly onLost?: Plan["settings"]["onLost"];
}

/** A plan of test tasks that write to a ledger. */
export function planOf(name: string, { ledger, maxParallel, tasks, onLost = "retry" }: PlanSketch): Plan {
  const plan = emptyPlan(name);
  return {
    ...plan,
    settings: { ...plan.settings, maxParallel, onLost, environment: { LEDGER: ledger }, retries: { ...plan.settings.retries, limit: 2, backoffSeconds: 1, maxBackoffSeconds: 1, jitter: 0 } },
    agents: plan.agents.map((agent) => ({ ...agent, capacity: Math.max(maxParallel, agent.capacity) })),
    tasks: Object.entries(tasks).map(([id, { checkedByPerson = false, ...effect }]) => ({
      ...newTask(taskId(id), id),
      agent: agentId("shell"),
      command: effectCommand(effect),
      estimate: { likely: 1, optimistic: null, pessimistic: null },
      acceptance: { command: null, criteria: [], policy: checkedByPerson ? ("person" as const) : ("command" as const) },
    })),
    dependencies: Object.entries(tasks).flatMap(([id, { needs = [] }]) => needs.map((need) => newDependency(taskId(need), taskId(id)))),
  };
}
