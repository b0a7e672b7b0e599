import { taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { startingViewport } from "./starting-viewport.ts";

const row = (count: number) => new Map(Array.from({ length: count }, (_, index) => [taskId(`t${index}`), { x: 300 * index, y: 100 }]));

test("a wide screen, and a plan that fits a narrow one, are shown as a whole", () => {
  expect(startingViewport(row(8), 1440)).toBeNull();
  expect(startingViewport(row(2), 390)).toBeNull();
  expect(startingViewport(row(0), 390)).toBeNull();
});

test("a narrow screen begins with the first task of a long plan", () => {
  const viewport = startingViewport(row(8), 390);
  expect(viewport).not.toBeNull();
  const { x, y, zoom } = viewport ?? { x: Number.NaN, y: Number.NaN, zoom: Number.NaN };
  expect(x).toBe(24);
  expect(y + 100 * zoom).toBe(120);
});
