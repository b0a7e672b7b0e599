import type { AgentId, TaskId } from "./ids.ts";
import { agentId } from "./ids.ts";
import type { Agent, AgentKind, Dependency, DependencyKind, Plan, PlanSettings, Scope, Task } from "./plan.ts";

/** What a plan starts with. Durations as their names say. */
export const DEFAULT_SETTINGS: PlanSettings = {
  maxParallel: 4,
  batchMinutes: { min: 15, max: 25 },
  timeoutMinutes: 60,
  onFailure: "blocking",
  onLost: "retry",
  retries: { limit: 0, backoffSeconds: 10, maxBackoffSeconds: 3_600, jitter: 0.2, onExitCodes: [], notOnExitCodes: [] },
  maxUnchecked: null,
  pause: { handBackMinutes: 2, finishMinutes: 10, between: "finish" },
  directory: null,
  directoryMode: "in-place",
  environment: {},
  checkInMinutes: 0,
  reviewer: null,
};

/** Touches nothing. */
export const EMPTY_SCOPE: Scope = { writes: [], reads: [], appends: [], exclusive: [] };

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

/** An agent that does one batch at a time, works at any hour and brings no command. */
export function newAgent(id: AgentId, name: string, kind: AgentKind): Agent {
  return { id, name, kind, role: "", command: null, capacity: 1, skills: [], hours: [], setupMinutes: 0, labels: [], secrets: [] };
}

/** A dependency of `to` on `from` that may be met at once. */
export function newDependency(from: TaskId, to: TaskId, kind: DependencyKind = "order"): Dependency {
  return { from, to, kind, lagMinutes: 0, penaltyMinutes: 0 };
}

/** A task of 20 minutes that nobody does yet, touches nothing and, until it has an acceptance command, is checked in by a person. */
export function newTask(id: TaskId, title: string): Task {
  return {
    id,
    title,
    kind: "task",
    stream: null,
    agent: null,
    skills: [],
    instructions: "",
    focus: "",
    outputFormat: "",
    brief: {},
    command: null,
    estimate: { likely: 20, optimistic: null, pessimistic: null },
    checklist: [],
    scope: EMPTY_SCOPE,
    resources: [],
    outputs: [],
    acceptance: { command: null, criteria: [], policy: null },
    doNot: [],
    contracts: [],
    between: null,
    environment: {},
    timeoutMinutes: null,
    batchMinutes: null,
    cuts: null,
    onFailure: null,
    retries: null,
    earliestMinutes: null,
    pinnedMinutes: null,
    trigger: { kind: "all" },
    race: null,
    expands: false,
    labels: [],
    secrets: [],
    position: null,
  };
}
