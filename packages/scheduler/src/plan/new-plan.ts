import type { AgentId, TaskId } from "./ids.ts";
import { agentId } from "./ids.ts";
import type { Agent, AgentKind, Plan, PlanSettings, Task } from "./plan.ts";

/** What a plan starts with. Durations as their names say. */
export const DEFAULT_SETTINGS: PlanSettings = {
  maxParallel: 4,
  batchMinutes: { min: 15, max: 25 },
  timeoutMinutes: 60,
  onFailure: "blocking",
  onLost: "retry",
  retries: { limit: 0, backoffSeconds: 10 },
  directory: null,
  directoryMode: "in-place",
  environment: {},
};

/** A plan without tasks that has the two agents most plans want: `shell` and `person`, four places each. */
export function emptyPlan(name: string): Plan {
  return {
    name,
    description: "",
    settings: DEFAULT_SETTINGS,
    streams: [],
    agents: [
      { ...newAgent(agentId("shell"), "Shell", "shell"), capacity: 4 },
      { ...newAgent(agentId("person"), "Person", "person"), capacity: 4 },
    ],
    resources: [],
    tasks: [],
    dependencies: [],
  };
}

/** An agent that does one batch at a time and brings no command. */
export function newAgent(id: AgentId, name: string, kind: AgentKind): Agent {
  return { id, name, kind, command: null, capacity: 1, skills: [] };
}

/** A task of 20 minutes that nobody does yet, touches nothing and is checked in by a person. */
export function newTask(id: TaskId, title: string): Task {
  return {
    id,
    title,
    kind: "task",
    stream: null,
    agent: null,
    instructions: "",
    command: null,
    estimate: { likely: 20, optimistic: null, pessimistic: null },
    checklist: [],
    scope: { writes: [], reads: [] },
    resources: [],
    outputs: [],
    acceptance: { command: null, criteria: [], policy: "person" },
    doNot: [],
    environment: {},
    timeoutMinutes: null,
    batchMinutes: null,
    onFailure: null,
    retries: null,
    position: null,
  };
}
