import fc from "fast-check";
import { expect, test } from "vitest";
import { cutTask } from "../batching/cut-task.ts";
import { findConflicts } from "../conflicts/find-conflicts.ts";
import { taskGraph } from "../graph/task-graph.ts";
import { timeTasks } from "../graph/time-tasks.ts";
import { applyEdits } from "../plan/apply-edit.ts";
import { agentId, streamId, taskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import type { Problem } from "../plan/problem.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { analysePlan } from "./analyse-plan.ts";
import { findProblems } from "./find-problems.ts";

const task = (id: string, change: Partial<Task> = {}): Task => ({ ...newTask(taskId(id), id.toUpperCase()), agent: agentId("shell"), command: "true", acceptance: { command: "true", criteria: [], policy: null }, ...change });
const order = (from: string, to: string) => newDependency(taskId(from), taskId(to));
const planOf = (tasks: readonly Task[], more: Partial<Plan> = {}): Plan => ({ ...emptyPlan("p"), tasks, ...more });
const writing = (...writes: readonly string[]): Partial<Task> => ({ scope: { ...EMPTY_SCOPE, writes } });
const likely = (minutes: number): Partial<Task> => ({ estimate: { likely: minutes, optimistic: null, pessimistic: null } });
/** The problems alone: nothing is scheduled. */
function problemsIn(plan: Plan): readonly Problem[] {
  const graph = taskGraph(plan);
  const batches = new Map(plan.tasks.map((each) => [each.id, cutTask(each, plan.settings)]));
  return findProblems(plan, { graph, batches, times: timeTasks(plan, graph), conflicts: findConflicts(plan, graph) });
}

const problemsOf = (plan: Plan, code: Problem["code"]): readonly Problem[] => problemsIn(plan).filter((problem) => problem.code === code);
const mended = (plan: Plan, code: Problem["code"]): Plan => problemsOf(plan, code).reduce((current, { fix }) => applyEdits(current, fix?.edits ?? []).plan, plan);

const nameOf = ({ code, severity, places }: Problem): string => JSON.stringify([code, severity, places]);

test("the fix of a problem fits the plan, removes that problem and makes no new error", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const problems = problemsIn(plan);
      const hasCircle = problems.some(({ code }) => code === "cycle");
      for (const problem of problems) {
        if (problem.fix === undefined) continue;
        const { plan: after, refused } = applyEdits(plan, problem.fix.edits);
        expect(refused).toEqual([]);
        const left = problemsIn(after);
        expect(left.map(nameOf)).not.toContain(nameOf(problem));
        const errors = new Set(problems.filter(({ severity }) => severity === "error").map(nameOf));
        // Of a knot of circles, one that is opened may show the next.
        expect(left.filter((each) => each.severity === "error" && !errors.has(nameOf(each)) && !(each.code === "cycle" && hasCircle))).toEqual([]);
      }
    }),
    { numRuns: 250 },
  );
});

test("opening one circle after the other ends with a plan without circles", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      let current = plan;
      for (let round = 0; round <= plan.dependencies.length; round += 1) {
        const [first] = problemsOf(current, "cycle");
        if (first !== undefined) current = applyEdits(current, first.fix?.edits ?? []).plan;
      }
      expect(problemsOf(current, "cycle")).toEqual([]);
    }),
  );
});

test("twelve tasks that write one file are one problem, and its fix puts them in a row", () => {
  const plan = planOf(Array.from({ length: 12 }, (_, index) => task(`t${index}`, writing("src/app.ts"))));
  const [only, ...others] = problemsOf(plan, "collision");
  expect(others).toEqual([]);
  expect(only?.message).toContain('"T0", "T1", "T2" and 9 more collide over src/app.ts');
  const after = mended(plan, "collision");
  expect(after.dependencies.length).toBe(11);
  expect(analysePlan(after).criticalMinutes).toBe(240);
});

test("what can start first comes first where a collision is ordered", () => {
  const plan = planOf([task("late", writing("x")), task("root"), task("early", writing("x"))], { dependencies: [order("root", "late")] });
  expect(mended(plan, "collision").dependencies).toContainEqual(order("early", "late"));
});

test("two groups of files are two problems", () => {
  const plan = planOf([task("a", writing("x")), task("b", writing("x")), task("c", writing("y")), task("d", writing("y"))]);
  expect(problemsOf(plan, "collision").map(({ places }) => places.flatMap((place) => (place.kind === "task" ? [place.id] : [])))).toEqual([["a", "b"], ["c", "d"]]);
});

test("a file without an owner goes to the stream that writes it most", () => {
  const streams = ["left", "right"].map((id) => ({ id: streamId(id), name: id, agent: null, patterns: [] }));
  const writers = ["left", "right", "right"].map((stream, index) => task(`t${index}`, { ...writing("shared/x.ts"), stream: streamId(stream) }));
  expect(mended(planOf(writers, { streams }), "ownerless-shared-file").streams.map(({ patterns }) => patterns)).toEqual([[], ["shared/x.ts"]]);
});

test("all redundant dependencies are one problem that leaves them out together", () => {
  const ids = ["a", "b", "c", "d"];
  const all = ids.flatMap((from, place) => ids.slice(place + 1).map((to) => order(from, to)));
  const plan = planOf(ids.map((id) => task(id)), { dependencies: all });
  expect(problemsOf(plan, "redundant-dependency").length).toBe(1);
  expect(mended(plan, "redundant-dependency").dependencies).toEqual([order("a", "b"), order("b", "c"), order("c", "d")]);
});

test("small tasks that follow each other are one problem, mended by joining them", () => {
  const plan = planOf(["a", "b", "c"].map((id) => task(id, likely(6))), { dependencies: [order("a", "b"), order("b", "c")] });
  expect(problemsOf(plan, "batch-too-small").length).toBe(1);
  expect(mended(plan, "batch-too-small").tasks.map(({ estimate }) => estimate.likely)).toEqual([18]);
});

test("a task left in one deep batch by hand is cut by its limits", () => {
  const checklist = ["one", "two", "three"].map((text) => ({ text, minutes: 20 }));
  const plan = planOf([task("a", { ...likely(60), checklist, cuts: [] })]);
  expect(problemsOf(plan, "batch-too-large").length).toBe(1);
  expect(analysePlan(mended(plan, "batch-too-large")).batches.get(taskId("a"))?.length).toBe(3);
});

test("a task of nobody goes to who can do it", () => {
  const plan = planOf([task("a", { agent: null, command: null })]);
  expect(mended(plan, "no-agent").tasks.map(({ agent }) => agent)).toEqual(["person"]);
  expect(mended(planOf([task("a", { agent: null })]), "no-agent").tasks.map(({ agent }) => agent)).toEqual(["shell"]);
});
