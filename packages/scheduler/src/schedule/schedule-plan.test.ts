import { expect, test } from "vitest";
import { cutTask } from "../batching/cut-task.ts";
import { findConflicts } from "../conflicts/find-conflicts.ts";
import { agentId, taskId } from "../plan/ids.ts";
import { emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { schedulePlan } from "./schedule-plan.ts";

const task = (id: string, likely: number, agent = "shell"): Task => ({ ...newTask(taskId(id), id), agent: agentId(agent), estimate: { likely, optimistic: null, pessimistic: null } });

const planOf = (tasks: readonly Task[], more: Partial<Plan> = {}): Plan => ({ ...emptyPlan("p"), tasks, ...more });

const schedule = (plan: Plan) =>
  schedulePlan(plan, { batches: new Map(plan.tasks.map((each) => [each.id, cutTask(each, plan.settings)])), conflicts: findConflicts(plan) });

test("independent tasks run side by side, and the finish is proven", () => {
  expect(schedule(planOf([task("a", 20), task("b", 10)]))).toMatchObject({ makespanMinutes: 20, lowerBoundMinutes: 20, optimal: true });
});

test("tasks that collide follow one another", () => {
  const scope = { ...task("a", 20).scope, writes: ["x"] };
  expect(schedule(planOf([{ ...task("a", 20), scope }, { ...task("b", 10), scope }]))?.makespanMinutes).toBe(30);
});

test("the batches of a task follow one another in lanes of its agent", () => {
  const bars = schedule(planOf([task("a", 40)]))?.bars ?? [];
  expect(bars.map(({ batch, startMinutes, endMinutes, lane }) => ({ batch, startMinutes, endMinutes, lane }))).toEqual([
    { batch: "a.1", startMinutes: 0, endMinutes: 20, lane: 0 },
    { batch: "a.2", startMinutes: 20, endMinutes: 40, lane: 0 },
  ]);
});

test("a soft dependency does not hold anything back; an order does", () => {
  const tasks = [task("a", 20), task("b", 10)];
  expect(schedule(planOf(tasks, { dependencies: [newDependency(taskId("a"), taskId("b"), "soft")] }))?.makespanMinutes).toBe(20);
  expect(schedule(planOf(tasks, { dependencies: [newDependency(taskId("a"), taskId("b"))] }))?.makespanMinutes).toBe(30);
});

test("a person's work takes no place of the run", () => {
  const plan = planOf([task("a", 20), task("b", 20, "person")]);
  const oneAtOnce = { ...plan, settings: { ...plan.settings, maxParallel: 1 } };
  expect(schedule(oneAtOnce)?.makespanMinutes).toBe(20);
});

test("nothing to do is no schedule", () => {
  expect(schedule(planOf([]))).toBeNull();
});
