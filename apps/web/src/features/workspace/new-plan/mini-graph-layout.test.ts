import { analysePlan, newDependency, PLAN_TEMPLATES, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { miniGraphLayout } from "./mini-graph-layout.ts";

test.each(PLAN_TEMPLATES.map(({ id, build }) => [id, build] as const))("the picture of %s shows every task in its own place, and every arrow from left to right", (_, build) => {
  const plan = build();
  const { nodes, edges } = miniGraphLayout(plan, analysePlan(plan).waves);
  expect(nodes.map(({ id }) => id).toSorted()).toEqual(plan.tasks.map(({ id }) => id).toSorted());
  expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
  expect(edges).toHaveLength(plan.dependencies.length);
  for (const { from, to } of edges) expect(from.x).toBeLessThan(to.x);
  for (const { x, y } of nodes) expect(Math.min(x, y, 1 - x, 1 - y)).toBeGreaterThan(0);
});

test("a dependency of a task without a place is left out", () => {
  const [a, b] = [taskId("a"), taskId("b")];
  expect(miniGraphLayout({ tasks: [], dependencies: [newDependency(a, b)] }, [[a]]).edges).toEqual([]);
});
