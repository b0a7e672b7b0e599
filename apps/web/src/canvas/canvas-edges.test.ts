import { analysePlan, type Dependency, emptyPlan, newDependency, newTask, type Plan, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { canvasEdges } from "./canvas-edges.ts";
import type { CanvasSelection } from "./canvas-types.ts";

const NOTHING: CanvasSelection = { tasks: [], dependency: null };

const needs = (from: string, to: string, kind: Dependency["kind"] = "order"): Dependency => newDependency(taskId(from), taskId(to), kind);

const writing = (ids: readonly string[], path: string): Plan["tasks"] => ids.map((id) => ({ ...newTask(taskId(id), id.toUpperCase()), scope: { ...newTask(taskId(id), "").scope, writes: [path] } }));

const planOf = (ids: string, dependencies: readonly Dependency[]): Plan => ({ ...emptyPlan("p"), tasks: ids.split("").map((id) => newTask(taskId(id), id.toUpperCase())), dependencies });

function edgesOf(plan: Plan, selection: CanvasSelection = NOTHING) {
  return canvasEdges({ plan, analysis: analysePlan(plan), selection }).edges;
}

test("a dependency looks like its kind", () => {
  const edges = edgesOf(planOf("abc", [needs("a", "b", "artifact"), needs("b", "c", "soft")]));
  expect(edges.map(({ className }) => className)).toEqual([expect.stringContaining("dependency-artifact"), expect.stringContaining("dependency-soft")]);
});

test("what runs only after a failure says so in words", () => {
  const [edge] = edgesOf(planOf("ab", [needs("a", "b", "on-failure")]));
  expect(edge).toMatchObject({ className: expect.stringContaining("dependency-on-failure"), label: "if it fails", ariaLabel: expect.stringMatching(/^B waits for A to fail/) });
});

test("only the dependencies along the critical path are marked critical", () => {
  const plan = planOf("abz", [needs("a", "z"), needs("b", "z")]);
  const tasks = plan.tasks.map((task) => (task.id === "a" ? { ...task, estimate: { ...task.estimate, likely: 90 } } : task));
  const [long, short] = edgesOf({ ...plan, tasks });
  expect(long?.className).toContain("dependency-is-critical");
  expect(long?.ariaLabel).toBe("Z needs A (order), critical");
  expect(short?.className).toContain("dependency-is-plain");
  expect(short?.ariaLabel).toBe("Z needs B (order)");
});

test("every dependency of a circle is marked, the one that closes it too, and none beside it", () => {
  const edges = edgesOf(planOf("abcd", [needs("a", "b"), needs("b", "c"), needs("c", "a"), needs("c", "d")]));
  expect(edges.map(({ className }) => className?.includes("dependency-is-cycle"))).toEqual([true, true, true, false]);
});

test("the chosen dependency is the only one selected", () => {
  const edges = edgesOf(planOf("abc", [needs("a", "b"), needs("b", "c")]), { tasks: [], dependency: { from: taskId("b"), to: taskId("c") } });
  expect(edges.map(({ selected }) => selected)).toEqual([false, true]);
});

test("two tasks that write one file are joined by their reason, unless a dependency keeps them apart", () => {
  const tasks = writing(["a", "b"], "src/index.ts");
  const [collision, ...rest] = edgesOf({ ...emptyPlan("p"), tasks });
  expect(rest).toEqual([]);
  expect(collision).toMatchObject({ type: "collision", source: "a", target: "b", data: { label: expect.stringContaining("src/index.ts") } });
  expect(edgesOf({ ...emptyPlan("p"), tasks, dependencies: [needs("a", "b")] }).map(({ type }) => type)).toEqual([undefined]);
});

test("an analysis older than the plan draws no line to a task that is gone", () => {
  const plan = { ...emptyPlan("p"), tasks: writing(["a", "b"], "src/index.ts") };
  expect(canvasEdges({ plan: { ...plan, tasks: plan.tasks.slice(1) }, analysis: analysePlan(plan), selection: NOTHING })).toEqual({ edges: [], collisionsLeftOut: 0 });
});

test("where collisions would hide the graph, only those of the chosen task are drawn, never too many, and the rest is counted", () => {
  const ids = Array.from({ length: 20 }, (_, index) => `t${index}`);
  const plan = { ...emptyPlan("p"), tasks: writing(ids, "src/index.ts") };
  const analysis = analysePlan(plan);
  const drawnFor = (tasks: CanvasSelection["tasks"]) => {
    const { edges, collisionsLeftOut } = canvasEdges({ plan, analysis, selection: { tasks, dependency: null } });
    return [edges.length, collisionsLeftOut];
  };
  expect(drawnFor([])).toEqual([0, 190]);
  expect(drawnFor([taskId("t3")])).toEqual([19, 171]);
  expect(drawnFor(ids.map(taskId))).toEqual([60, 130]);
});
