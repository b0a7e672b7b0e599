import { describe, expect, test } from "vitest";
import { analysePlan } from "../advice/analyse-plan.ts";
import { freezePlan } from "../advice/freeze-plan.ts";
import { agentId, taskId } from "../plan/ids.ts";
import { emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { Dependency, Plan } from "../plan/plan.ts";
import { insertBefore, insertBetween, insertFix, type InsertedWork, redepend, widenScope } from "./insert-work.ts";

const WORK: InsertedWork = { title: "Mend it", instructions: "The label", minutes: 5, agent: null };

function planOf(dependencies: readonly Dependency[] = []): Plan {
  const plan = emptyPlan("Sample");
  const task = (id: string) => ({ ...newTask(taskId(id), id), agent: agentId("shell"), command: "true", scope: { writes: [`src/${id}/**`], reads: [], appends: [], exclusive: [] } });
  const [a, b, c] = ["a", "b", "c"].map(task);
  if (a === undefined || b === undefined || c === undefined) throw new Error("there are three");
  const whole = { ...b, estimate: { likely: 60, optimistic: null, pessimistic: null }, checklist: ["x", "y", "z"].map((text) => ({ text, minutes: 20 })) };
  return { ...plan, tasks: [a, whole, c], dependencies };
}

const needsIn = (plan: Plan): Record<string, readonly string[]> => {
  const frozen = freezePlan(plan);
  if (frozen.kind === "refused") throw new Error(JSON.stringify(frozen.problems));
  return Object.fromEntries(frozen.spec.batches.map(({ id, needs }) => [id, needs]));
};

const CHAIN = [newDependency(taskId("a"), taskId("b")), newDependency(taskId("b"), taskId("c"))];

describe("a fix", () => {
  test("comes behind the task, and before what waits for it or beside that", () => {
    const before = insertFix(planOf(CHAIN), taskId("a"), { work: WORK, when: "before", settled: new Set() });
    expect(needsIn(before.plan)).toMatchObject({ "a-fix": ["a"], "b.1": ["a", "a-fix"] });
    const beside = insertFix(planOf(CHAIN), taskId("a"), { work: WORK, when: "beside", settled: new Set() });
    expect(needsIn(beside.plan)).toMatchObject({ "a-fix": ["a"], "b.1": ["a"] });
    expect(before.plan.tasks.at(-1)).toMatchObject({ title: "Mend it", command: "true", agent: "shell", scope: { writes: ["src/a/**"] } });
  });

  test("holds nobody up who has begun, finds what its task found, and has a name of its own each time", () => {
    const linked = planOf([newDependency(taskId("a"), taskId("b"), "artifact"), newDependency(taskId("b"), taskId("c"))]);
    const first = insertFix(linked, taskId("b"), { work: WORK, when: "before", settled: new Set([taskId("c")]) });
    expect(needsIn(first.plan)).toMatchObject({ "b-fix": ["b.3", "a"], c: ["b.3"] });
    expect(insertFix(first.plan, taskId("b"), { work: WORK, when: "beside", settled: new Set() }).task).toBe("b-fix-2");
  });
});

test("other work comes before a task, or between two of its batches", () => {
  expect(needsIn(insertBefore(planOf(CHAIN), taskId("b"), WORK).plan)).toMatchObject({ "b-first": [], "b.1": ["a", "b-first"] });
  const { plan } = insertBetween(planOf(CHAIN), taskId("b"), { after: 2, work: WORK });
  expect(needsIn(plan)).toMatchObject({ "b-2-5": ["b.2"], "b.3": ["b.2", "b-2-5"], c: ["b.3"] });
  const { schedule } = analysePlan(plan);
  const endOf = (id: string): number => schedule?.bars.find(({ batch }) => batch === id)?.endMinutes ?? Number.NaN;
  const startOf = (id: string): number => schedule?.bars.find(({ batch }) => batch === id)?.startMinutes ?? Number.NaN;
  expect(startOf("b-2-5")).toBeGreaterThanOrEqual(endOf("b.2"));
  expect(startOf("b.3")).toBeGreaterThanOrEqual(endOf("b-2-5"));
});

test("work between two batches of a task cannot also come before or after the whole of it, nor before what stands earlier in it", () => {
  const { plan: once } = insertBetween(planOf(CHAIN), taskId("b"), { after: 1, work: WORK });
  const { plan } = insertBetween(once, taskId("b"), { after: 2, work: WORK });
  for (const circle of [newDependency(taskId("c"), taskId("b-1-5")), newDependency(taskId("b-1-5"), taskId("a")), newDependency(taskId("b-2-5"), taskId("b-1-5"))]) {
    expect(analysePlan({ ...plan, dependencies: [...plan.dependencies, circle] }).problems.map(({ code }) => code)).toContain("bad-insertion");
  }
});

test("a widened scope takes a file by its name, whatever that holds", () => {
  expect(widenScope(planOf(), taskId("a"), ["src/[id].ts"]).tasks[0]?.scope.writes).toEqual(["src/a/**", String.raw`src/\[id\].ts`]);
  const once = widenScope(planOf(), taskId("a"), ["x"]);
  expect(widenScope(once, taskId("a"), ["x"])).toEqual(once);
});

test("dependencies are added once and taken away", () => {
  const plan = redepend(planOf(CHAIN), { add: [newDependency(taskId("a"), taskId("c")), newDependency(taskId("a"), taskId("b"), "soft")], remove: [{ from: taskId("b"), to: taskId("c") }] });
  expect(plan.dependencies.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual(["a b order", "a c order"]);
});
