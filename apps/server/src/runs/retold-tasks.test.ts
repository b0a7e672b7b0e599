import { agentId, newTask, type Plan, type Task, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { samplePlan } from "../testing/sample-plan.ts";
import { retoldTasks } from "./retold-tasks.ts";

const plan = samplePlan("Told", { tasks: { a: {}, b: { command: null } }, dependencies: [] });
const change = (id: string, what: Partial<Task>): Plan => ({ ...plan, tasks: plan.tasks.map((task) => (task.id === id ? { ...task, ...what } : task)) });
const retold = (after: Plan): string[] => [...retoldTasks(plan, after)];

test("a task is told something else where its command, words, check, files or variables are others", () => {
  expect(retold(change("a", { command: "make" }))).toEqual(["a"]);
  expect(retold(change("a", { instructions: "Slowly." }))).toEqual(["a"]);
  expect(retold(change("a", { focus: "The edges." }))).toEqual(["a"]);
  expect(retold(change("a", { brief: { task: "Only the heading." } }))).toEqual(["a"]);
  expect(retold({ ...plan, agents: plan.agents.map((agent) => ({ ...agent, role: "You are careful." })) })).toEqual(["a", "b"]);
  expect(retold(change("a", { acceptance: { command: "make test", criteria: [], policy: "command" } }))).toEqual(["a"]);
  expect(retold({ ...plan, settings: { ...plan.settings, environment: { MODE: "fast" } } })).toEqual(["a", "b"]);
});

test("a task without a command of its own follows that of its agent", () => {
  expect(retold({ ...plan, agents: plan.agents.map((agent) => ({ ...agent, command: "another" })) })).toEqual(["b"]);
});

test("where a task stands, what it takes, and tasks that are new tell nobody anything else", () => {
  expect(retold(change("a", { position: { x: 1, y: 2 }, estimate: { likely: 99, optimistic: null, pessimistic: null } }))).toEqual([]);
  expect(retold({ ...plan, tasks: [...plan.tasks, { ...newTask(taskId("c"), "C"), agent: agentId("shell") }] })).toEqual([]);
});
