import { type Plan, freezePlan } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { samplePlan } from "../testing/sample-plan.ts";
import { freezeAside } from "./freeze-aside.ts";

const planOf = (count: number, pattern: (task: number) => string): Plan =>
  samplePlan("Many", {
    tasks: Object.fromEntries(Array.from({ length: count }, (_, task) => [`t${task}`, { scope: { writes: [pattern(task)], reads: [], appends: [], exclusive: [] } }])),
  });

test("a plan is frozen the same way whether it is small or large enough for a thread of its own", async () => {
  for (const plan of [planOf(3, () => "src/**"), planOf(120, (task) => `src/${task % 7}/**`)]) expect(await freezeAside(plan)).toEqual(freezePlan(plan));
});

test("patterns that take too long to compare are refused with the reason, and nobody has to wait for them", async () => {
  const costly = planOf(800, (task) => `{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}/${task}*`);
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 5);
  await expect(freezeAside(costly, 300)).rejects.toThrow(/longer than 0\.3 s to compare/);
  clearInterval(turning);
  expect(turns).toBeGreaterThan(5);
});
