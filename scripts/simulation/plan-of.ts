import { type Agent, agentId, type Dependency, emptyPlan, newAgent, newDependency, newTask, type Plan, type PlanSettings, resourceId, type Task, taskId } from "@planloom/scheduler";
import { retries } from "@planloom/scheduler/testing";
import type { Chance } from "./chance.ts";

/** What work may ask of a runner. */
export const LABELS = ["gpu", "mac"] as const;

const DB = resourceId("db");

/** A plan of a few tasks that has a bit of everything. */
export function planOf(chance: Chance, name: string): Plan {
  const count = chance.whole(2, 10);
  const tasks = Array.from({ length: count }, (_, place) => taskOf(chance, place));
  const shared = Array.from({ length: count }, (_, later) => later).flatMap((later) => earlierThan(later).filter(() => chance.is(Math.min(0.1, 2 / Math.max(1, later)))).map((earlier) => [earlier, later] as const));
  const dependencies = tasks.flatMap((task, place) => dependenciesOf(chance, task, place));
  return {
    ...emptyPlan(name),
    settings: settingsOf(chance),
    agents: agentsOf(chance),
    resources: [{ id: DB, name: "db", capacity: 2 }],
    tasks: (chance.is(0.3) ? tasks.toReversed() : tasks).map((task) => withFiles(withTrigger(task, dependencies), shared)),
    dependencies,
  };
}

function settingsOf(chance: Chance): PlanSettings {
  return {
    ...emptyPlan("").settings,
    maxParallel: chance.whole(1, 5),
    timeoutMinutes: 10,
    onLost: chance.is(0.8) ? "retry" : "ask",
    maxUnchecked: chance.is(0.8) ? null : chance.whole(1, 3),
    pause: { handBackMinutes: chance.pick([0, 2]), finishMinutes: chance.pick([0, 10]), between: chance.pick(["finish", "hand-back"]) },
  };
}

function agentsOf(chance: Chance): Agent[] {
  return [
    { ...newAgent(agentId("shell"), "Shell", "shell"), capacity: 1_000 },
    { ...newAgent(agentId("x"), "X", "shell"), capacity: chance.whole(1, 2), labels: chance.is(0.3) ? [chance.pick(LABELS)] : [] },
    { ...newAgent(agentId("ann"), "Ann", "person"), capacity: 2 },
  ];
}

function taskOf(chance: Chance, place: number): Task {
  const task = newTask(taskId(`b${place}`), `b${place}`);
  const work = chance.pick(["runner", "runner", "runner", "runner", "runner", "runner", "person", "sync"]);
  if (work === "sync") return { ...task, kind: "sync" };
  const hasCommand = chance.is(0.3);
  const policy = chance.pick(["command", "command", "command", "person", "both"]);
  const isRunners = work === "runner";
  const acceptance = hasCommand ? policy : isRunners && policy !== "both" ? policy : "person";
  return {
    ...task,
    agent: agentId(!isRunners ? "ann" : chance.is(0.3) ? "x" : "shell"),
    command: isRunners ? "true" : null,
    acceptance: { command: hasCommand ? "true" : null, criteria: ["It is right."], policy: acceptance },
    estimate: { likely: chance.pick([1, 20, 20, 40]), optimistic: null, pessimistic: null },
    race: isRunners && chance.is(0.15) ? "race" : null,
    expands: isRunners && chance.is(0.15),
    labels: isRunners && chance.is(0.1) ? [chance.pick(LABELS)] : [],
    onFailure: chance.pick(["isolated", "blocking", "blocking", "critical"]),
    retries: retries(chance.whole(0, 2), chance.whole(1, 20)),
    timeoutMinutes: chance.pick([1, 10]),
    resources: [1, 2].filter(() => chance.is(0.4)).slice(0, 1).map((units) => ({ resource: DB, units })),
  };
}

function dependenciesOf(chance: Chance, task: Task, place: number): Dependency[] {
  const some = (share: number): number[] => earlierThan(place).filter(() => chance.is(Math.min(share, 2 / Math.max(1, place))));
  const needs = some(0.4);
  const failures = chance.is(0.1) ? some(0.3).filter((earlier) => !needs.includes(earlier)).slice(0, 1) : [];
  const lagMinutes = chance.is(0.1) ? 1 : 0;
  return [
    ...needs.map((earlier, index) => ({ ...newDependency(taskId(`b${earlier}`), task.id), lagMinutes: index === 0 ? lagMinutes : 0 })),
    ...failures.map((earlier) => newDependency(taskId(`b${earlier}`), task.id, "on-failure")),
  ];
}

function withTrigger(task: Task, dependencies: readonly Dependency[]): Task {
  const needs = dependencies.filter(({ to }) => to === task.id).length;
  const triggers: readonly Task["trigger"][] = [{ kind: "all" }, { kind: "any" }, { kind: "finished" }, { kind: "at-least", count: 2 }];
  // Without a number of its own: a task's place decides, so that all of them come.
  const trigger = needs < 2 ? undefined : triggers[(needs + Number(task.id.slice(1))) % triggers.length];
  return trigger === undefined ? task : { ...task, trigger };
}

/** Two tasks that share a file never run at the same time. */
function withFiles(task: Task, shared: readonly (readonly [number, number])[]): Task {
  const place = Number(task.id.slice(1));
  const writes = task.kind === "sync" ? [] : shared.filter((pair) => pair.includes(place)).map((pair) => `shared/${pair.join("-")}`);
  return { ...task, scope: { ...task.scope, writes } };
}

const earlierThan = (place: number): number[] => Array.from({ length: place }, (_, index) => index);
