import fc from "fast-check";
import { expect, test } from "vitest";
import { agentId, resourceId, streamId, taskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { createRun } from "../run/create-run.ts";
import { analysePlan } from "./analyse-plan.ts";
import { freezePlan } from "./freeze-plan.ts";

const task = (id: string, change: Partial<Task> = {}): Task => ({ ...newTask(taskId(id), id.toUpperCase()), agent: agentId("shell"), command: "true", ...change });
const order = (from: string, to: string) => newDependency(taskId(from), taskId(to));
const planOf = (tasks: readonly Task[], more: Partial<Plan> = {}): Plan => ({ ...emptyPlan("p"), tasks, ...more });

test("a cycle is an error that names the whole way round", () => {
  const { problems, schedule } = analysePlan(planOf([task("a"), task("b"), task("c")], { dependencies: [order("a", "b"), order("b", "a")] }));
  expect(problems.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([expect.stringContaining('"A" → "B" → "A"')]);
  expect(schedule?.bars.map(({ task: id }) => id)).toEqual(["c"]);
});

test("a collision says which file, and what will happen", () => {
  const scope = { ...EMPTY_SCOPE, writes: ["src/app.ts"] };
  expect(analysePlan(planOf([task("a", { scope }), task("b", { scope })])).problems.find(({ code }) => code === "collision")?.message).toContain('"A" and "B" both write src/app.ts');
});

test("only a task that touches no file in any way is said to name none", () => {
  const tasks = [task("a"), task("b", { scope: { ...EMPTY_SCOPE, appends: ["CHANGELOG.md"] } }), task("c", { scope: { ...EMPTY_SCOPE, exclusive: ["db/**"] } })];
  expect(analysePlan(planOf(tasks)).problems.filter(({ code }) => code === "no-scope").flatMap(({ places }) => places)).toMatchObject([{ id: "a" }]);
});

test("whatever a half-typed plan holds, it is analysed", () => {
  const broken = fc.record({ likely: fc.constantFrom(Number.NaN, -1, 0, 1e12, 20), min: fc.constantFrom(Number.NaN, 0, -5, 15), max: fc.constantFrom(0, Number.NaN, 0.001, 25), most: fc.constantFrom(1, 4) });
  fc.assert(
    fc.property(arbitraryPlan, broken, (plan, { likely, min, max, most }) => {
      const tasks = plan.tasks.map((each) => ({ ...each, estimate: { likely, optimistic: null, pessimistic: null } }));
      expect(() => analysePlan({ ...plan, tasks, settings: { ...plan.settings, maxParallel: most, batchMinutes: { min, max } } })).not.toThrow();
    }),
  );
});

test.each([0, -1, 0.5, Number.NaN])("with %s for every limit and capacity, as while typing, there still is a schedule", (count) => {
  const resource = { id: resourceId("db"), name: "Database", capacity: count };
  const start = planOf([task("a", { resources: [{ resource: resource.id, units: count }] })], { resources: [resource] });
  const plan = { ...start, settings: { ...start.settings, maxParallel: count }, agents: start.agents.map((agent) => ({ ...agent, capacity: count })) };
  expect(analysePlan(plan).schedule?.makespanMinutes).toBe(20);
});

test("a task that depends on itself is named, and the rest of the plan is scheduled", () => {
  const { problems, schedule } = analysePlan(planOf([task("a"), task("b")], { dependencies: [order("a", "a"), order("a", "b")] }));
  expect(problems.map(({ code }) => code)).toContain("self-dependency");
  expect(schedule?.makespanMinutes).toBe(40);
});

test("ids that are not allowed and look like those of batches do not confuse the schedule", () => {
  const estimate = { likely: 40, optimistic: null, pessimistic: null };
  const { schedule } = analysePlan(planOf([task("a", { estimate }), task("a.1")], { dependencies: [order("a", "a.1")] }));
  expect(schedule?.makespanMinutes).toBe(60);
});

test("a file that tasks of two streams write is ownerless unless the patterns of a stream hold it", () => {
  const scope = { ...EMPTY_SCOPE, writes: ["shared/x.ts"] };
  const codesWith = (patterns: readonly string[]): string[] => {
    const streams = ["left", "right"].map((id, index) => ({ id: streamId(id), name: id, agent: null, patterns: index === 0 ? patterns : [] }));
    const tasks = streams.map(({ id }, index) => task(`t${index}`, { stream: id, scope }));
    return analysePlan(planOf(tasks, { streams })).problems.map(({ code }) => code);
  };
  expect(codesWith([])).toContain("ownerless-shared-file");
  expect(codesWith(["shared/**"])).not.toContain("ownerless-shared-file");
  expect(codesWith(["shared/**"])).toContain("collision");
});

test("a plan is refused exactly when it has an error, and what is frozen can be made into a run", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const result = freezePlan(plan);
      const hasError = analysePlan(plan).problems.some(({ severity }) => severity === "error");
      expect(result.kind).toBe(hasError ? "refused" : "frozen");
      if (result.kind === "frozen") expect(Object.keys(createRun(result.spec).batches).length).toBe(result.spec.batches.length);
    }),
  );
});

test("batches follow one another, need the last batch of what their task needs, and exclude what they collide with", () => {
  const scope = { ...EMPTY_SCOPE, writes: ["x"] };
  const estimate = { likely: 40, optimistic: null, pessimistic: null };
  const frozen = freezePlan(planOf([task("a", { estimate }), task("b", { scope }), task("c", { scope })], { dependencies: [order("a", "b")] }));
  const spec = frozen.kind === "frozen" ? frozen.spec : null;
  const byId = new Map(spec?.batches.map((batch) => [String(batch.id), batch]));
  expect(byId.get("a.2")?.needs).toEqual(["a.1"]);
  expect(byId.get("b")?.needs).toEqual(["a.2"]);
  expect(byId.get("b")?.excludes).toEqual([{ batch: "c", path: "x" }]);
  expect(byId.get("c")?.excludes).toEqual([{ batch: "b", path: "x" }]);
});
