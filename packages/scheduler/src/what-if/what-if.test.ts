import fc from "fast-check";
import { expect, test } from "vitest";
import { analysePlan } from "../advice/analyse-plan.ts";
import { applyEdits } from "../plan/apply-edit.ts";
import { agentId, resourceId, taskId } from "../plan/ids.ts";
import { emptyPlan, newAgent, newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { conflictPrices } from "./conflict-prices.ts";
import { workerCurve } from "./worker-curve.ts";

const task = (id: string, likely: number, change: Partial<Task> = {}): Task => ({
  ...newTask(taskId(id), id),
  agent: agentId("coder"),
  command: "true",
  estimate: { likely, optimistic: null, pessimistic: null },
  acceptance: { command: null, criteria: [], policy: "command" },
  ...change,
});
const writes = (...patterns: string[]): Partial<Task> => ({ scope: { writes: patterns, reads: [], appends: [], exclusive: [] } });
const planOf = (tasks: readonly Task[], change: Partial<Plan> = {}): Plan => {
  const plan = emptyPlan("p");
  return { ...plan, settings: { ...plan.settings, maxParallel: 8 }, agents: [{ ...newAgent(agentId("coder"), "Coder", "coding-agent"), capacity: 8 }], tasks, ...change };
};
const lastOf = <T>(values: Iterable<T>): T | undefined => [...values].at(-1);

test("the curve falls until all tasks run side by side, and says after whom one more gains too little", () => {
  const plan = planOf(Array.from({ length: 8 }, (_, index) => task(`t${index}`, 20)));
  const curve = lastOf(workerCurve(plan, analysePlan(plan)));
  expect(curve?.points.map(({ finishMinutes }) => finishMinutes)).toEqual([160, 80, 60, 40, 40, 40, 40, 20]);
  expect(curve).toMatchObject({ mostUseful: 8, worthwhile: 8 });
});

test("the curve of a chain is flat from the first worker on", () => {
  const plan = planOf([task("a", 20), task("b", 20)], { dependencies: [newDependency(taskId("a"), taskId("b"))] });
  expect(lastOf(workerCurve(plan, analysePlan(plan)))).toMatchObject({ mostUseful: 1, worthwhile: 1, points: [{ workers: 1, finishMinutes: 40, optimal: true }] });
});

test("people who check in have a curve of their own", () => {
  const looked: Partial<Task> = { acceptance: { command: null, criteria: [], policy: "person" } };
  const plan = planOf(Array.from({ length: 4 }, (_, index) => task(`t${index}`, 20, looked)));
  const lead = newAgent(agentId("lead"), "Lead", "person");
  const reviewed = { ...plan, agents: [...plan.agents, lead], settings: { ...plan.settings, checkInMinutes: 10, reviewer: lead.id } };
  expect(lastOf(workerCurve(reviewed, analysePlan(reviewed), "reviewers"))?.points.map(({ finishMinutes }) => finishMinutes)).toEqual([60, 40, 40, 30]);
  expect([...workerCurve(plan, analysePlan(plan), "reviewers")]).toEqual([]);
});

test("on no plan does the curve rise, fall below its bound, or fail to end", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const points = lastOf(workerCurve(plan, analysePlan(plan)))?.points ?? [];
      points.forEach(({ finishMinutes, lowerBoundMinutes }, index) => {
        expect(finishMinutes).toBeGreaterThanOrEqual(lowerBoundMinutes - 1e-6);
        expect(finishMinutes).toBeLessThanOrEqual((points[index - 1]?.finishMinutes ?? Number.POSITIVE_INFINITY) + 1e-6);
      });
    }),
    { numRuns: 40 },
  );
});

test("a shared file costs the minutes for which its tasks wait for each other", () => {
  const plan = planOf([task("a", 20, writes("x.ts")), task("b", 20, writes("x.ts")), task("c", 25)]);
  const [dearest] = lastOf(conflictPrices(plan, analysePlan(plan)))?.prices ?? [];
  expect(dearest).toMatchObject({ cause: { kind: "files", pattern: "x.ts", tasks: ["a", "b"] }, minutes: 15, atMostMinutes: 15, isSettled: true });
});

test("a scarce resource has its price, and the change that is proposed can be made", () => {
  const resource = { id: resourceId("db"), name: "Database", capacity: 1 };
  const plan = planOf(["a", "b"].map((id) => task(id, 20, { resources: [{ resource: resource.id, units: 1 }] })), { resources: [resource] });
  const [dearest] = lastOf(conflictPrices(plan, analysePlan(plan)))?.prices ?? [];
  expect(dearest).toMatchObject({ cause: { kind: "resource", resource: "db" }, minutes: 20 });
  const edited = applyEdits(plan, dearest?.edits ?? []).plan;
  expect(analysePlan(edited).schedule?.makespanMinutes).toBe(20);
});

test("a dependency is priced, and what holds nothing up costs nothing", () => {
  const plan = planOf([task("a", 20), task("b", 20), task("c", 5)], { dependencies: [newDependency(taskId("a"), taskId("b")), newDependency(taskId("c"), taskId("b"))] });
  const prices = lastOf(conflictPrices(plan, analysePlan(plan)))?.prices ?? [];
  expect(prices.map(({ cause, minutes }) => [cause.kind === "dependency" ? cause.from : cause.kind, minutes]).filter(([, minutes]) => minutes !== 0)).toEqual([["a", 15]]);
});

test("no price is above what the bounds allow, and the first ranking has every cause", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const steps = [...conflictPrices(plan, analysePlan(plan))];
      for (const { prices } of steps) {
        expect(prices.length).toBe(steps[0]?.prices.length);
        for (const { minutes, atMostMinutes } of prices) expect(minutes).toBeLessThanOrEqual(atMostMinutes + 1e-6);
      }
    }),
    { numRuns: 25 },
  );
});

test("prices are taken from the best schedule that is known, and never from a worse one later", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      // Where nothing but the finish costs, a cheaper schedule is one that ends earlier.
      fc.pre(plan.dependencies.every(({ kind }) => kind !== "soft") && plan.tasks.every(({ pinnedMinutes }) => pinnedMinutes === null));
      const analysis = analysePlan(plan);
      let before = analysis.schedule?.makespanMinutes ?? 0;
      for (const { finishMinutes } of conflictPrices(plan, analysis)) {
        expect(finishMinutes).toBeLessThanOrEqual(before + 1e-6);
        before = finishMinutes;
      }
    }),
    { numRuns: 30 },
  );
});

test("what does not hold the finish up costs nothing, however poor the first schedule was", () => {
  const one = planOf(
    Array.from({ length: 30 }, (_, index) => task(`t${index}`, 7 + ((index * 13) % 29), index % 3 === 0 ? writes(`shared/${index % 2}.ts`) : {})),
    { settings: { ...emptyPlan("p").settings, maxParallel: 3 } },
  );
  const { finishMinutes = 0, prices = [] } = lastOf(conflictPrices(one, analysePlan(one))) ?? {};
  const atOnce = prices.find(({ cause }) => cause.kind === "most-at-once");
  expect(atOnce?.minutes).toBeGreaterThan(0.2 * finishMinutes);
  for (const { cause, minutes } of prices) if (cause.kind === "files") expect(minutes).toBeLessThan(0.01 * finishMinutes);
});

test("a change that takes only a part of a limit away says which part of the price it gains", () => {
  const plan = planOf(Array.from({ length: 6 }, (_, index) => task(`t${index}`, 20)), { settings: { ...emptyPlan("p").settings, maxParallel: 2 } });
  const [dearest] = lastOf(conflictPrices(plan, analysePlan(plan)))?.prices ?? [];
  expect(dearest).toMatchObject({ cause: { kind: "most-at-once" }, minutes: 40, changeMinutes: 20 });
  expect(analysePlan(applyEdits(plan, dearest?.edits ?? []).plan).schedule?.makespanMinutes).toBe(40);
});

test("the curve has an end, and with as many workers as the plan has it is no worse than the plan", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      // Where nothing but the finish costs, a cheaper schedule is one that ends earlier.
      fc.pre(plan.dependencies.every(({ kind }) => kind !== "soft") && plan.tasks.every(({ pinnedMinutes }) => pinnedMinutes === null));
      const analysis = analysePlan(plan);
      const curve = lastOf(workerCurve(plan, analysis));
      fc.pre(curve !== undefined);
      expect(curve?.mostUseful).not.toBeNull();
      const atCurrent = curve?.points[plan.settings.maxParallel - 1] ?? curve?.points.at(-1);
      expect(atCurrent?.finishMinutes).toBeLessThanOrEqual((analysis.schedule?.makespanMinutes ?? 0) + 1e-6);
    }),
    { numRuns: 40 },
  );
});
