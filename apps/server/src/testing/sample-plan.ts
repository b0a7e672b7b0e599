import { agentId, type Dependency, emptyPlan, newDependency, newTask, type Plan, type PlanSettings, type Task, taskId } from "@planloom/scheduler";

interface PlanSketch {
  readonly settings?: Partial<PlanSettings>;
  /** By id. What is left out is as in a new task of the shell agent with the command `true`, accepted by its exit code. */
  readonly tasks: Readonly<Record<string, Partial<Task>>>;
  readonly dependencies?: readonly (readonly [from: string, to: string, kind: Dependency["kind"]])[];
}

/** A plan out of the little that matters to a test. */
export function samplePlan(name: string, { settings = {}, tasks, dependencies = [] }: PlanSketch): Plan {
  const empty = emptyPlan(name);
  return {
    ...empty,
    settings: { ...empty.settings, ...settings },
    tasks: Object.entries(tasks).map(([id, fields]) => ({
      ...newTask(taskId(id), `Task ${id}`),
      agent: agentId("shell"),
      command: "true",
      acceptance: { command: "true", criteria: [], policy: "command" as const },
      ...fields,
    })),
    dependencies: dependencies.map(([from, to, kind]) => newDependency(taskId(from), taskId(to), kind)),
  };
}

/** Accepted by a person alone. */
export const BY_PERSON: Task["acceptance"] = { command: null, criteria: ["It is right."], policy: "person" };
