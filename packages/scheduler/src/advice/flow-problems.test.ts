import { expect, test } from "vitest";
import { taskGraph } from "../graph/task-graph.ts";
import { taskId } from "../plan/ids.ts";
import { emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { DependencyKind, Plan, Task } from "../plan/plan.ts";
import { flowProblems } from "./flow-problems.ts";

const link = (from: string, to: string, kind: DependencyKind = "order") => newDependency(taskId(from), taskId(to), kind);

function messages(changes: Readonly<Record<string, Partial<Task>>>, dependencies: Plan["dependencies"]): string[] {
  const tasks = Object.entries(changes).map(([id, change]) => ({ ...newTask(taskId(id), id.toUpperCase()), ...change }));
  const plan = { ...emptyPlan("p"), tasks, dependencies };
  return flowProblems(plan, taskGraph(plan)).map(({ message }) => message);
}

test("a fallback behind the work it is there for never runs, and is told so", () => {
  const dependencies = [link("a", "b"), link("b", "mend"), link("a", "mend", "on-failure")];
  expect(messages({ a: {}, b: {}, mend: {} }, dependencies)).toEqual(['"MEND" is to run only if "A" fails, but also comes after it through other tasks, so it never runs; remove one of the dependencies.']);
});

test("where what lies between may start although the work failed, the fallback can run", () => {
  const dependencies = [link("a", "b"), link("b", "mend"), link("a", "mend", "on-failure")];
  expect(messages({ a: {}, b: { trigger: { kind: "finished" } }, mend: {} }, dependencies)).toEqual([]);
  expect(messages({ a: {}, b: {}, mend: { trigger: { kind: "any" } } }, dependencies)).toEqual([]);
  expect(messages({ a: {}, b: {}, mend: {} }, [link("a", "b", "on-failure"), link("b", "mend"), link("a", "mend", "on-failure")])).toEqual([]);
});

test("rivals of which one comes after the other are named, rivals side by side are not", () => {
  const race = "first";
  expect(messages({ a: { race }, b: {}, c: { race } }, [link("a", "b"), link("b", "c")])).toEqual(['"A" and "C" are in the race "first", but one comes after the other through other tasks; take one out of the race.']);
  expect(messages({ a: { race }, b: {}, c: { race } }, [link("b", "a"), link("b", "c")])).toEqual([]);
  expect(messages({ a: { race }, b: {}, c: { race: "second" } }, [link("a", "b"), link("b", "c")])).toEqual([]);
});
