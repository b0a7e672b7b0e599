import fc from "fast-check";
import { expect, test } from "vitest";
import { analysePlan } from "../advice/analyse-plan.ts";
import { agentId, type TaskId, taskId } from "../plan/ids.ts";
import { emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { DependencyKind, Plan, Task } from "../plan/plan.ts";
import { arbitraryPlan, withoutPatterns } from "../plan/testing/arbitrary-plan.ts";
import { expectedCase } from "./expected-case.ts";
import { timeTasks } from "./time-tasks.ts";

const task = (id: string, likely: number, change: Partial<Task> = {}): Task => ({
  ...newTask(taskId(id), id.toUpperCase()),
  agent: agentId("shell"),
  command: "true",
  estimate: { likely, optimistic: null, pessimistic: null },
  batchMinutes: { min: 1, max: 100_000 },
  acceptance: { command: null, criteria: [], policy: "command" },
  ...change,
});
const link = (from: string, to: string, kind: DependencyKind = "order") => newDependency(taskId(from), taskId(to), kind);
const planOf = (tasks: readonly Task[], dependencies: Plan["dependencies"]): Plan => ({ ...emptyPlan("p"), tasks, dependencies });
const startOf = (plan: Plan, id: string): number | undefined => timeTasks(plan).timings.get(taskId(id))?.earliestStart;
const barOf = (plan: Plan, id: string) => {
  const bar = analysePlan(plan).schedule?.bars.find(({ task: of }) => of === id);
  return bar && { start: bar.startMinutes, end: bar.endMinutes };
};

test("a plan without patterns has nothing to say", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      expect(expectedCase(withoutPatterns(plan))).toBeNull();
    }),
  );
});

test("a gather starts with the first, the second or the last of what it needs", () => {
  const before = [task("a", 10), task("b", 20), task("c", 30)];
  const gather = (trigger: Task["trigger"]) => planOf([...before, task("z", 5, { trigger })], [link("c", "z"), link("a", "z"), link("b", "z", "artifact")]);
  const starts = (["any", "all", "finished"] as const).map((kind) => startOf(gather({ kind }), "z"));
  expect(starts).toEqual([10, 30, 30]);
  expect(startOf(gather({ kind: "at-least", count: 2 }), "z")).toBe(20);
  expect(barOf(gather({ kind: "at-least", count: 2 }), "z")).toEqual({ start: 20, end: 25 });
});

test("what a gather does not wait for still counts for the finish, and has slack", () => {
  const plan = planOf([task("a", 10), task("b", 60), task("z", 5, { trigger: { kind: "any" } })], [link("a", "z"), link("b", "z")]);
  const { criticalMinutes, criticalPath, timings } = timeTasks(plan);
  expect([criticalMinutes, criticalPath]).toEqual([60, ["b"]]);
  expect(timings.get(taskId("a"))?.totalSlack).toBe(45);
  expect(analysePlan(plan).schedule?.makespanMinutes).toBe(60);
});

test("a fallback takes no time, is in no wave and never critical, and what needs it goes on when its work is accepted", () => {
  const plan = planOf([task("a", 10), task("mend", 500), task("z", 5)], [link("a", "mend", "on-failure"), link("mend", "z")]);
  const { waves, criticalPath, criticalMinutes, timings } = timeTasks(plan);
  expect([waves, criticalPath, criticalMinutes]).toEqual([[["a"], ["z"]], ["a", "z"], 15]);
  expect(timings.get(taskId("mend"))?.critical).toBe(false);
  expect([barOf(plan, "mend"), barOf(plan, "z")]).toEqual([{ start: 10, end: 10 }, { start: 10, end: 15 }]);
  expect(analysePlan(plan).soloMinutes).toBe(15);
});

test("a fallback is skipped as soon as its trigger cannot be reached any more", () => {
  const sources = [task("a", 10), task("b", 40)];
  const dependencies = [link("a", "mend", "on-failure"), link("b", "mend", "on-failure"), link("mend", "z")];
  const startWith = (trigger: Task["trigger"]) => startOf(planOf([...sources, task("mend", 500, { trigger }), task("z", 5)], dependencies), "z");
  expect([startWith({ kind: "all" }), startWith({ kind: "any" })]).toEqual([10, 40]);
});

test("each task of a race counts with the minutes of the shortest, cut into batches or not", () => {
  const racers = [task("slow", 90, { race: "r", batchMinutes: { min: 30, max: 30 } }), task("quick", 40, { race: "r" })];
  const plan = planOf([...racers, task("z", 5)], [link("slow", "z"), link("quick", "z")]);
  expect([startOf(plan, "z"), timeTasks(plan).criticalMinutes]).toEqual([40, 45]);
  const bars = analysePlan(plan).schedule?.bars.filter(({ task: of }) => of === "slow").map(({ startMinutes, endMinutes }) => endMinutes - startMinutes);
  expect(bars).toEqual([30, 10, 0]);
});

test("nobody is told to drop what a gather counts, nor what a fallback waits for", () => {
  const plan = planOf([task("a", 10), task("b", 10), task("z", 5, { trigger: { kind: "at-least", count: 2 } }), task("mend", 5)], [link("a", "b"), link("a", "z"), link("b", "z"), link("a", "mend", "on-failure")]);
  expect(analysePlan(plan).problems.map(({ code }) => code)).not.toContain("redundant-dependency");
});

test("times never decrease along what is waited for, and every task has them unless it is on or behind a circle", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const { timings, cycles } = timeTasks(plan);
      const expected = expectedCase(plan);
      fc.pre(expected !== null && cycles.length === 0);
      const places = new Map<TaskId, number>(plan.tasks.map(({ id }, place) => [id, place]));
      expect(timings.size).toBe(plan.tasks.length);
      for (const { from, to, kind } of plan.dependencies) {
        const isAwaited = expected?.isAwaited(places.get(from) ?? -1, places.get(to) ?? -1) ?? false;
        if (kind === "soft" || !isAwaited) continue;
        expect(timings.get(from)?.earliestFinish).toBeLessThanOrEqual(timings.get(to)?.earliestStart ?? -1);
      }
    }),
  );
});
