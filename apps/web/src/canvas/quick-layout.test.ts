import { emptyPlan, newTask, type Plan, PLAN_TEMPLATES, taskId } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { quickLanes, quickLayout } from "./quick-layout.ts";

const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 });

function planOf(links: readonly (readonly [number, number])[]): Plan {
  return {
    ...emptyPlan("p"),
    tasks: Array.from({ length: 12 }, (_, index) => newTask(taskId(`t${index}`), "")),
    dependencies: links.map(([from, to]) => ({ from: taskId(`t${from}`), to: taskId(`t${to}`), kind: "order" })),
  };
}

test("whatever the dependencies, circles too, every task gets a place of its own, and the same one each time", () => {
  fc.assert(
    fc.property(pairs, (links) => {
      const plan = planOf(links);
      const places = quickLayout(plan);
      expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(plan.tasks.length);
      expect([...quickLayout(plan)]).toEqual([...places]);
    }),
  );
});

test("without circles a task stands right of everything it needs", () => {
  fc.assert(
    fc.property(pairs, (links) => {
      const plan = planOf(links.filter(([from, to]) => from < to));
      const places = quickLayout(plan);
      const x = (id: ReturnType<typeof taskId>): number => places.get(id)?.x ?? Number.NaN;
      for (const { from, to } of plan.dependencies) expect(x(to)).toBeGreaterThan(x(from));
    }),
  );
});

test.each(PLAN_TEMPLATES.map(({ name, build }) => [name, build] as const))("the lanes of %s come out the same each time", (_name, build) => {
  expect([...quickLanes(build())]).toEqual([...quickLanes(build())]);
});
