import { emptyPlan, newDependency, newTask, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { type Direction, neighbour } from "./neighbour.ts";

/** `a` leads to `b` and, farther off, to `c` below it; `d` stands below `a` and belongs to nothing. */
const places = { a: { x: 0, y: 0 }, b: { x: 300, y: 0 }, c: { x: 300, y: 200 }, d: { x: 0, y: 150 } };
const positions = new Map(Object.entries(places).map(([id, at]) => [taskId(id), at]));
const plan = {
  ...emptyPlan("p"),
  tasks: Object.keys(places).map((id) => newTask(taskId(id), id)),
  dependencies: ["b", "c"].map((to) => newDependency(taskId("a"), taskId(to))),
};
const goFrom = (from: string, direction: Direction): string | undefined => neighbour(plan, positions, { from: taskId(from), direction });

test("right leads to the nearest task that needs this one, and left back to what it needs", () => {
  expect(goFrom("a", "right")).toBe("b");
  expect(goFrom("b", "left")).toBe("a");
  expect(goFrom("c", "left")).toBe("a");
});

test("up and down lead to the nearest above and below, along no dependency", () => {
  expect(goFrom("b", "down")).toBe("c");
  expect(goFrom("c", "up")).toBe("b");
  expect(goFrom("a", "down")).toBe("d");
});

test("where nothing lies that way, there is nowhere to go", () => {
  expect(goFrom("d", "right")).toBeUndefined();
  expect(goFrom("a", "left")).toBeUndefined();
  expect(goFrom("a", "up")).toBeUndefined();
});
