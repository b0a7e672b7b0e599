import { agentId, analysePlan, emptyPlan, newDependency, newTask, streamId, type Task, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { taskWords } from "./task-words.ts";

const frontend = { id: streamId("frontend"), name: "Frontend", agent: agentId("person"), patterns: [] };
const types: Task = newTask(taskId("types"), "Types for the client");
const toasts: Task = { ...newTask(taskId("toasts"), "Toasts"), stream: frontend.id, estimate: { likely: 25, optimistic: null, pessimistic: null } };
const plan = { ...emptyPlan("p"), streams: [frontend], tasks: [types, toasts], dependencies: [newDependency(types.id, toasts.id, "artifact")] };
const plainly = { analysis: null, standing: null, isOnCycle: false };

test("a label says title, agent, minutes, urgency and what is needed", () => {
  expect(taskWords(plan).labelOf(toasts, { ...plainly, analysis: analysePlan(plan) })).toBe("Toasts, Person, 25 min, critical, after Types for the client");
});

test("a label says the slack of a task that can wait", () => {
  const beside = { ...newTask(taskId("docs"), "Docs"), agent: agentId("shell"), estimate: { likely: 15, optimistic: null, pessimistic: null } };
  const wider = { ...plan, tasks: [...plan.tasks, beside] };
  expect(taskWords(wider).labelOf(beside, { ...plainly, analysis: analysePlan(wider) })).toBe("Docs, Shell, 15 min, 30 min slack");
});

test("a label says how the task stands on a run", () => {
  expect(taskWords(plan).labelOf(toasts, { ...plainly, standing: "Running, 3 min of 25 min" })).toBe("Toasts, Person, 25 min, Running, 3 min of 25 min, after Types for the client");
});

test("a task on a circle says so in the place of its urgency", () => {
  expect(taskWords(plan).labelOf(types, { ...plainly, isOnCycle: true })).toBe("Types for the client, nobody yet, 20 min, in a circle");
});

test("a sync point names neither agent nor minutes, and nothing goes unnamed", () => {
  const sync: Task = { ...newTask(taskId("z"), ""), kind: "sync" };
  expect(taskWords({ ...plan, tasks: [sync] }).labelOf(sync, plainly)).toBe("Task without a title, sync point");
});

test("the agent of a task goes before that of its stream", () => {
  const { agentOf } = taskWords(plan);
  expect(agentOf(toasts)).toBe("Person");
  expect(agentOf({ ...toasts, agent: agentId("shell") })).toBe("Shell");
  expect(agentOf(types)).toBeNull();
});
