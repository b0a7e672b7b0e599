import { expect, test } from "vitest";
import { cutTask } from "../batching/cut-task.ts";
import { findConflicts } from "../conflicts/find-conflicts.ts";
import { agentId, streamId, taskId } from "../plan/ids.ts";
import { emptyPlan, newAgent, newTask } from "../plan/new-plan.ts";
import type { Agent, Dependency, Plan, Task } from "../plan/plan.ts";
import { planProblem } from "./plan-problem.ts";
import { schedulePlan } from "./schedule-plan.ts";
import { scheduleBudget } from "./search/budget.ts";
import { solve } from "./solve.ts";
import { checkSolution } from "./testing/check-solution.ts";

const coder = (change: Partial<Agent> = {}): Agent => ({ ...newAgent(agentId("coder"), "Coder", "coding-agent"), ...change });
const task = (id: string, likely: number, change: Partial<Task> = {}): Task => ({
  ...newTask(taskId(id), id),
  agent: agentId("coder"),
  estimate: { likely, optimistic: null, pessimistic: null },
  acceptance: { command: null, criteria: [], policy: "command" },
  ...change,
});
const link = (from: string, to: string, change: Partial<Dependency> = {}): Dependency => ({ from: taskId(from), to: taskId(to), kind: "order", lagMinutes: 0, penaltyMinutes: 0, ...change });
const planOf = (tasks: readonly Task[], change: Partial<Plan> = {}): Plan => ({ ...emptyPlan("p"), agents: [coder({ capacity: 4 })], tasks, ...change });
const factsOf = (plan: Plan) => ({ batches: new Map(plan.tasks.map((each) => [each.id, cutTask(each, plan.settings)])), conflicts: findConflicts(plan) });

/** When each batch starts, after an independent check that the schedule is feasible. */
function startsOf(plan: Plan, weekMinute?: number): Record<string, number> {
  const facts = { ...factsOf(plan), ...(weekMinute === undefined ? {} : { weekMinute }) };
  const { problem } = planProblem(plan, facts);
  expect(checkSolution(problem, solve(problem, { budget: scheduleBudget(200) }))).toEqual([]);
  return Object.fromEntries(schedulePlan(plan, facts)?.bars.map(({ batch, startMinutes }) => [batch, startMinutes]) ?? []);
}

test("a lag keeps its distance", () => {
  expect(startsOf(planOf([task("a", 20), task("b", 20)], { dependencies: [link("a", "b", { lagMinutes: 30 })] }))).toEqual({ a: 0, b: 50 });
});

test("a soft dependency is ignored where it costs less than keeping it, and kept where it does not", () => {
  const tasks = [task("a", 20), task("b", 20)];
  const schedule = (penaltyMinutes: number) => {
    const plan = planOf(tasks, { dependencies: [link("a", "b", { kind: "soft", penaltyMinutes })] });
    return schedulePlan(plan, factsOf(plan));
  };
  expect(schedule(5)).toMatchObject({ makespanMinutes: 20, costMinutes: 25 });
  expect(schedule(50)).toMatchObject({ makespanMinutes: 40, costMinutes: 40 });
});

test("nothing starts before its time, and a pinned task starts on the minute", () => {
  const tasks = [task("a", 20, { earliestMinutes: 15 }), task("b", 20, { pinnedMinutes: 30 }), task("c", 20)];
  expect(startsOf(planOf(tasks, { agents: [coder()] }))).toMatchObject({ b: 30 });
  expect(startsOf(planOf(tasks))).toEqual({ a: 15, b: 30, c: 0 });
});

test("an agent with hours works in its hours only", () => {
  const hours = [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }];
  const fridayAtFour = 4 * 1_440 + 16 * 60 + 45;
  const plan = planOf([task("a", 20)], { agents: [coder({ hours })] });
  expect(startsOf(plan, fridayAtFour)).toEqual({ a: 15 + 16 * 60 + 2 * 1_440 });
  expect(startsOf(plan)).toEqual({ a: 0 });
});

test("an agent that loses time when it changes streams stays in one as long as it can", () => {
  const streams = ["s", "t"].map((id) => ({ id: streamId(id), name: id, agent: null, patterns: [] }));
  const tasks = [task("a", 20, { stream: streamId("s") }), task("b", 20, { stream: streamId("t") }), task("c", 20, { stream: streamId("s") })];
  const plan = planOf(tasks, { streams, agents: [coder({ setupMinutes: 10 })] });
  expect(schedulePlan(plan, factsOf(plan))?.makespanMinutes).toBe(70);
});

test("a task without an agent goes to one that has the skills it asks for", () => {
  const agents = [coder({ skills: ["Go"] }), { ...coder({ skills: ["SQL", "go"] }), id: agentId("second") }];
  const tasks = [task("a", 20, { agent: null, skills: ["go"] }), task("b", 20, { agent: null, skills: ["GO", "sql"] })];
  const plan = planOf(tasks, { agents });
  expect(schedulePlan(plan, factsOf(plan))?.bars.map(({ batch, agent }) => [batch, agent]).toSorted()).toEqual([["a", "coder"], ["b", "second"]]);
});

test("people who check in are a resource: what they have not accepted holds up what needs it", () => {
  const person = { ...newAgent(agentId("lead"), "Lead", "person") };
  const looked = { acceptance: { command: null, criteria: [], policy: "person" as const } };
  const plan = planOf([task("a", 20, looked), task("b", 20, looked), task("c", 20)], { agents: [coder({ capacity: 4 }), person], dependencies: [link("a", "c"), link("b", "c")] });
  const settings = { ...plan.settings, checkInMinutes: 10, reviewer: person.id };
  const schedule = schedulePlan({ ...plan, settings }, factsOf(plan));
  expect(schedule?.checkIns.map(({ startMinutes, reviewer }) => [startMinutes, reviewer])).toEqual([[20, "lead"], [30, "lead"]]);
  expect(schedule?.bars.find(({ batch }) => batch === "c")?.startMinutes).toBe(40);
});

test("after a small edit what it does not touch stays where it was", () => {
  const chain = Array.from({ length: 5 }, (_, index) => task(`chain${index}`, 20));
  const others = Array.from({ length: 8 }, (_, index) => task(`t${index}`, 15 + (index % 4)));
  const dependencies = chain.slice(1).map((_, index) => link(`chain${index}`, `chain${index + 1}`));
  const plan = planOf([...others, ...chain], { agents: [coder({ capacity: 3 })], dependencies });
  const before = schedulePlan(plan, factsOf(plan), { budget: scheduleBudget(2_000), seed: 5 });
  const edited = { ...plan, tasks: [task("new", 15), ...plan.tasks] };
  const after = schedulePlan(edited, factsOf(edited), { previous: before });
  expect(after?.makespanMinutes).toBe(100);
  expect(after?.bars.filter(({ batch }) => batch !== "new").map(({ batch, startMinutes }) => [batch, startMinutes]).toSorted()).toEqual(
    before?.bars.map(({ batch, startMinutes }) => [batch, startMinutes]).toSorted(),
  );
});
