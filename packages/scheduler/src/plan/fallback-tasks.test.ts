import { expect, test } from "vitest";
import { fallbackTasks } from "./fallback-tasks.ts";
import { taskId } from "./ids.ts";
import { emptyPlan, newDependency, newTask } from "./new-plan.ts";
import type { DependencyKind, Trigger } from "./plan.ts";

const SOURCES = ["a", "b"].map(taskId);
const target = newTask(taskId("z"), "Z");

function fallbacks(trigger: Trigger, kinds: readonly DependencyKind[]): readonly string[] {
  const tasks = [...SOURCES.map((id) => newTask(id, id)), { ...target, trigger }];
  const dependencies = kinds.map((kind, index) => newDependency(taskId(index === 0 ? "a" : "b"), target.id, kind));
  return [...fallbackTasks({ ...emptyPlan("p"), tasks, dependencies })];
}

test("a task that nothing has to fail for is none", () => {
  for (const kind of ["order", "artifact", "soft"] as const) expect(fallbacks({ kind: "all" }, [kind])).toEqual([]);
});

test("a task that waits for a failure does not run when all goes well, whatever else it needs", () => {
  expect(fallbacks({ kind: "all" }, ["on-failure"])).toEqual(["z"]);
  expect(fallbacks({ kind: "all" }, ["on-failure", "order"])).toEqual(["z"]);
  expect(fallbacks({ kind: "finished" }, ["on-failure", "artifact"])).toEqual(["z"]);
});

test("where what is accepted is enough for its trigger, it runs all the same", () => {
  expect(fallbacks({ kind: "any" }, ["on-failure", "order"])).toEqual([]);
  expect(fallbacks({ kind: "at-least", count: 1 }, ["on-failure", "order"])).toEqual([]);
  expect(fallbacks({ kind: "at-least", count: 2 }, ["on-failure", "order"])).toEqual(["z"]);
  expect(fallbacks({ kind: "any" }, ["on-failure", "soft"])).toEqual(["z"]);
});
