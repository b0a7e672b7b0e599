import { expect, test } from "vitest";
import { agentId, resourceId, taskId } from "./ids.ts";
import { DEFAULT_SETTINGS, EMPTY_SCOPE, emptyPlan, newAgent, newDependency, newTask } from "./new-plan.ts";
import type { Agent, Dependency, Plan, PlanSettings, Task } from "./plan.ts";
import type { ProblemCode } from "./problem.ts";
import { validatePins } from "./validate-pins.ts";
import { validatePlan } from "./validate-plan.ts";

const { retries } = DEFAULT_SETTINGS;
const good: Task = { ...newTask(taskId("a"), "A"), agent: agentId("shell"), command: "true" };
const codes = (change: Partial<Task>, more: Partial<Plan> = {}): ProblemCode[] => validatePlan({ ...emptyPlan("p"), tasks: [{ ...good, ...change }], ...more }).map(({ code }) => code);

test("a plan whose parts fit has no problems", () => {
  expect(codes({})).toEqual([]);
});

test("an empty plan is told so", () => {
  expect(validatePlan(emptyPlan("p")).map(({ code }) => code)).toEqual(["no-tasks"]);
});

const faults: readonly (readonly [ProblemCode, Partial<Task>])[] = [
  ["no-agent", { agent: null }],
  ["no-command", { command: null }],
  ["unknown-reference", { agent: agentId("nobody") }],
  ["no-acceptance-command", { acceptance: { command: " ", criteria: [], policy: "both" } }],
  ["no-acceptance-command", { agent: agentId("person"), acceptance: { command: null, criteria: [], policy: "command" } }],
  ["bad-estimate", { estimate: { likely: 0, optimistic: null, pessimistic: null } }],
  ["bad-estimate", { estimate: { likely: Number.NaN, optimistic: null, pessimistic: null } }],
  ["bad-estimate", { estimate: { likely: 10, optimistic: 20, pessimistic: null } }],
  ["bad-glob", { scope: { ...EMPTY_SCOPE, writes: ["/etc/passwd"] } }],
  ["bad-glob", { scope: { ...EMPTY_SCOPE, reads: ["../x"] } }],
  ["bad-glob", { scope: { ...EMPTY_SCOPE, appends: ["!../x"] } }],
  ["bad-glob", { scope: { ...EMPTY_SCOPE, exclusive: ["!"] } }],
  ["bad-setting", { earliestMinutes: -1 }],
  ["bad-setting", { pinnedMinutes: Number.NaN }],
  ["bad-setting", { earliestMinutes: 20, pinnedMinutes: 10 }],
  ["bad-output", { outputs: [{ kind: "file", name: "x", path: "../x" }] }],
  ["bad-output", { outputs: [{ kind: "value", name: "x" }, { kind: "value", name: "x" }] }],
  ["bad-setting", { labels: ["gpu", "a b"] }],
  ["bad-setting", { secrets: ["TOKEN", "token"] }],
  ["bad-setting", { secrets: ["PLANLOOM_RUN"] }],
  ["bad-setting", { secrets: ["TOKEN", "TOKEN"] }],
  ["bad-setting", { kind: "sync", expands: true }],
  ["bad-setting", { agent: agentId("person"), expands: true }],
  ["bad-setting", { retries: { ...retries, jitter: 1.1 } }],
  ["bad-setting", { retries: { ...retries, maxBackoffSeconds: -1 } }],
  ["bad-setting", { retries: { ...retries, onExitCodes: [256] } }],
  ["bad-setting", { retries: { ...retries, notOnExitCodes: [0.5] } }],
  ["bad-setting", { retries: { ...retries, onExitCodes: [75], notOnExitCodes: [1, 75] } }],
  ["bad-trigger", { trigger: { kind: "at-least", count: 1 } }],
  ["unused-setting", { trigger: { kind: "any" } }],
  ["bad-race", { race: " " }],
  ["bad-race", { race: "first", kind: "sync" }],
  ["bad-race", { race: "alone" }],
  ["unknown-reference", { resources: [{ resource: resourceId("db"), units: 1 }] }],
];

test.each(faults)("%s is found (%j)", (code, change) => {
  expect(codes(change)).toContain(code);
});

test("a command's own exit code may be its acceptance", () => {
  expect(codes({ acceptance: { command: null, criteria: [], policy: "command" } })).toEqual([]);
});

test("a task that wants more of a resource than there is can never run, and is named", () => {
  const resources = [{ id: resourceId("db"), name: "Database", capacity: 1 }];
  expect(codes({ resources: [{ resource: resourceId("db"), units: 2 }] }, { resources })).toEqual(["resource-too-small"]);
});

test("every problem says where it is", () => {
  const problems = validatePlan({ ...emptyPlan("p"), tasks: [{ ...good, agent: null, command: null }], dependencies: [newDependency(taskId("a"), taskId("z"))] });
  expect(problems.map(({ places }) => places[0])).toEqual([{ kind: "task", id: "a", field: "agent" }, { kind: "dependency", from: "a", to: "z" }]);
});

test("a pattern may take files away", () => {
  expect(codes({ scope: { ...EMPTY_SCOPE, writes: ["src/**", "!src/generated/**"] } })).toEqual([]);
});

const withAgent = (change: Partial<Agent>): string[] => {
  const agents = [{ ...newAgent(agentId("shell"), "Shell", "shell"), ...change }];
  return validatePlan({ ...emptyPlan("p"), agents, tasks: [good] }).map(({ code, places }) => `${code} ${places.map((place) => ("field" in place ? place.field : "")).join()}`);
};

test.each([
  [{ days: [], from: "09:00", to: "17:00" }],
  [{ days: [0], from: "09:00", to: "17:00" }],
  [{ days: [8], from: "09:00", to: "17:00" }],
  [{ days: [1.5], from: "09:00", to: "17:00" }],
  [{ days: [1, 1], from: "09:00", to: "17:00" }],
  [{ days: [1], from: "9:00", to: "17:00" }],
  [{ days: [1], from: "09:00", to: "17:60" }],
  [{ days: [1], from: "09:00", to: "24:01" }],
  [{ days: [1], from: "17:00", to: "09:00" }],
  [{ days: [1], from: "24:00", to: "24:00" }],
])("hours that are no period of a week are found (%j)", (period) => {
  expect(withAgent({ hours: [period] })).toEqual(["bad-setting hours"]);
});

test("hours may reach to the end of the day, and nothing is lost by none", () => {
  expect(withAgent({ hours: [{ days: [6, 7], from: "00:00", to: "24:00" }] })).toEqual([]);
  expect(withAgent({ hours: [], setupMinutes: 5 })).toEqual([]);
  expect(withAgent({ setupMinutes: -5 })).toEqual(["bad-setting setupMinutes"]);
});

const withSettings = (change: Partial<PlanSettings>): ProblemCode[] => codes({}, { settings: { ...emptyPlan("p").settings, ...change } });

test("the reviewer is an agent of the plan who is a person", () => {
  expect(withSettings({ reviewer: agentId("person"), checkInMinutes: 5 })).toEqual([]);
  expect(withSettings({ reviewer: agentId("shell") })).toEqual(["bad-setting"]);
  expect(withSettings({ reviewer: agentId("nobody") })).toEqual(["unknown-reference"]);
  expect(withSettings({ checkInMinutes: -1 })).toEqual(["bad-setting"]);
});

const withDependency = (change: Partial<Dependency>): ProblemCode[] =>
  codes({}, { tasks: [good, { ...good, id: taskId("b") }], dependencies: [{ ...newDependency(good.id, taskId("b")), ...change }] });

const b = { ...good, id: taskId("b"), title: "B" };
const told = (tasks: readonly Task[], dependencies: readonly Dependency[] = []): string[] => validatePlan({ ...emptyPlan("p"), tasks, dependencies }).map(({ severity, message }) => `${severity} ${message}`);

test("a trigger counts only tasks that are needed", () => {
  const need = newDependency(good.id, b.id);
  const atLeast = (count: number, dependencies: readonly Dependency[]): string[] => told([good, { ...b, trigger: { kind: "at-least", count } }], dependencies);
  expect(atLeast(1, [need])).toEqual([]);
  expect(atLeast(2, [need])).toEqual(['error "B" is to start once 2 of the tasks it needs are accepted, but it needs only 1; lower the number or add dependencies.']);
  expect(atLeast(1, [{ ...need, kind: "on-failure" }])).toEqual([]);
  expect(atLeast(1, [{ ...need, kind: "soft" }])).toEqual(['error "B" is to start once 1 of the tasks it needs are accepted, but it needs none; lower the number or add dependencies.']);
  expect(atLeast(0.5, [need])).toEqual(['error "B" is to start once 0.5 of the tasks it needs are accepted; use a whole number from 1.']);
});

test("tasks of one race do not depend on each other", () => {
  const race = "first";
  expect(told([{ ...good, race }, { ...b, race }])).toEqual([]);
  expect(told([{ ...good, race }, { ...b, race: "second" }], [newDependency(good.id, b.id)])).toEqual([
    'warning "A" is alone in the race "first"; put another task into it or take this one out.',
    'warning "B" is alone in the race "second"; put another task into it or take this one out.',
  ]);
  expect(told([{ ...good, race }, { ...b, race }], [newDependency(good.id, b.id)])).toEqual([
    'error "B" depends on "A", but both are in the race "first"; remove the dependency or take one out of the race.',
  ]);
});

test("what runs only after a failure does not also come after the work", () => {
  const need = newDependency(good.id, b.id);
  expect(told([good, b], [{ ...need, kind: "on-failure" }])).toEqual([]);
  expect(told([good, b], [{ ...need, kind: "on-failure" }, need])).toEqual(['error "B" is to run only if "A" fails, and also comes after it; keep one of the dependencies.']);
});

test("what may wait for a check-in, and what a pause does, stay in their limits", () => {
  const { pause } = DEFAULT_SETTINGS;
  expect(withSettings({ maxUnchecked: 1 })).toEqual([]);
  expect(withSettings({ maxUnchecked: 0 })).toEqual(["bad-setting"]);
  expect(withSettings({ pause: { ...pause, handBackMinutes: -1 } })).toEqual(["bad-setting"]);
  expect(withSettings({ pause: { ...pause, finishMinutes: Number.NaN } })).toEqual(["bad-setting"]);
});

test("a lag is at most a week, and counts where the tasks cannot overlap", () => {
  expect(withDependency({ lagMinutes: 10_080 })).toEqual([]);
  expect(withDependency({ lagMinutes: 10_081 })).toEqual(["bad-setting"]);
  expect(withDependency({ lagMinutes: Number.NaN })).toEqual(["bad-setting"]);
  expect(withDependency({ kind: "soft", lagMinutes: 5 })).toEqual(["unused-setting"]);
  expect(withDependency({ kind: "on-failure", lagMinutes: 5 })).toEqual(["unused-setting"]);
});

test("a penalty counts where the tasks may overlap", () => {
  expect(withDependency({ kind: "soft", penaltyMinutes: 5 })).toEqual([]);
  expect(withDependency({ kind: "soft", penaltyMinutes: -5 })).toEqual(["bad-setting"]);
  expect(withDependency({ penaltyMinutes: 5 })).toEqual(["unused-setting"]);
});

test("a skill that nobody has, or that the agent does not have, is a warning", () => {
  const agents = [{ ...newAgent(agentId("shell"), "Shell", "shell"), skills: ["SQL "] }, { ...newAgent(agentId("x"), "X", "shell"), skills: ["css"] }];
  const messages = (skills: readonly string[]): string[] => validatePlan({ ...emptyPlan("p"), agents, tasks: [{ ...good, skills }] }).map(({ severity, message }) => `${severity} ${message}`);
  expect(messages(["sql"])).toEqual([]);
  expect(messages(["css"])).toEqual(['warning "A" asks for "css", which "Shell" cannot do; choose another agent.']);
  expect(messages(["rust"])).toEqual(['warning "A" asks for "rust", which no agent can do; add it to the skills of one.']);
});

test("a task pinned to a time at which what it needs cannot be over is a warning that names both", () => {
  const tasks = [good, { ...good, id: taskId("b"), title: "B", pinnedMinutes: 30 }];
  const problems = (lagMinutes: number, kind: Dependency["kind"] = "order"): string[] =>
    validatePins({ ...emptyPlan("p"), tasks, dependencies: [{ ...newDependency(good.id, taskId("b"), kind), lagMinutes }] }, () => undefined).map(({ message }) => message);
  expect(problems(10)).toEqual([]);
  expect(problems(11, "soft")).toEqual([]);
  expect(problems(11)).toEqual(['"B" is to start at minute 30, but it can follow "A" at minute 31 at the earliest; pin it later.']);
});
