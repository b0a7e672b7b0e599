import { analysePlan, EMPTY_SCOPE, emptyPlan, newDependency, newTask, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { pairMatrix } from "./pair-matrix.ts";

const [a, b, c] = [taskId("a"), taskId("b"), taskId("c")];
const writing = (id: typeof a, ...writes: string[]) => ({ ...newTask(id, id), scope: { ...EMPTY_SCOPE, writes } });
const plan = {
  ...emptyPlan("Pairs"),
  tasks: [writing(a, "x", "y"), writing(b, "x"), writing(c, "y"), writing(taskId("d"), "z")],
  dependencies: [newDependency(a, c)],
};

test("a pair reads the same from both sides, and what collides with nothing is left out", () => {
  const { tasks, leftOut, kindOf } = pairMatrix(plan, analysePlan(plan).conflicts.shown);
  expect({ tasks, leftOut }).toEqual({ tasks: [a, b, c], leftOut: 1 });
  expect([kindOf(a, b), kindOf(b, a)]).toEqual(["collides", "collides"]);
  expect([kindOf(a, c), kindOf(c, a)]).toEqual(["ordered", "ordered"]);
  expect(kindOf(b, c)).toBe("free");
});

test("a plan where everything collides is cut to a table that can be read", () => {
  const tasks = Array.from({ length: 60 }, (_, index) => writing(taskId(`t${index}`), "same"));
  const crowded = { ...emptyPlan("Crowd"), tasks };
  const matrix = pairMatrix(crowded, analysePlan(crowded).conflicts.shown);
  expect(matrix.tasks.length).toBeLessThan(60);
  expect(matrix.leftOut).toBe(60 - matrix.tasks.length);
});
