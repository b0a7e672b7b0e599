import { analysePlan, emptyPlan, newDependency, newTask, type Plan, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { canvasEdges } from "../canvas-edges.ts";
import { taskNodes } from "../canvas-nodes.ts";
import { boxAt, boxesBetween, overviewScene } from "./overview-scene.ts";

const chosen = { tasks: [taskId("c")], dependency: null };

/** `a` leads to `b`, 300 to its right; `c` stands alone below. */
const plan: Plan = {
  ...emptyPlan("p"),
  tasks: [
    { ...newTask(taskId("a"), "A"), position: { x: 0, y: 0 } },
    { ...newTask(taskId("b"), "B"), position: { x: 300, y: 0 } },
    { ...newTask(taskId("c"), "C"), position: { x: 0, y: 200 } },
  ],
  dependencies: [newDependency(taskId("a"), taskId("b"))],
};

function scene() {
  const analysis = analysePlan(plan);
  const positions = new Map(plan.tasks.map(({ id, position }) => [id, position ?? { x: 0, y: 0 }]));
  const tasks = taskNodes({ plan, analysis, positions, selection: chosen, isEditable: true, named: null, decorate: null });
  return overviewScene(tasks, [...canvasEdges({ plan, analysis, selection: chosen }).edges]);
}

test("from afar tasks look chosen, critical or plain, and lines lead from side to side", () => {
  expect(scene().boxes.map(({ id, look }) => [id, look])).toEqual([["a", "critical"], ["b", "critical"], ["c", "chosen"]]);
  expect(scene().links).toEqual([{ fromX: 224, fromY: 46, toX: 300, toY: 46, look: "critical" }]);
});

test("a point finds the task it lies on", () => {
  expect(boxAt(scene(), { x: 310, y: 50 })?.id).toBe("b");
  expect(boxAt(scene(), { x: 250, y: 50 })).toBeNull();
});

test("a rectangle drawn in any direction finds the tasks it touches", () => {
  expect(boxesBetween(scene(), { x: 310, y: 210 }, { x: 200, y: 80 }).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(boxesBetween(scene(), { x: 230, y: 150 }, { x: 290, y: 0 })).toEqual([]);
});
