import { expect, test } from "vitest";
import { planFrom, startingPoints } from "./starting-points.ts";

test("every starting point gives a plan that has a name, whatever was typed", () => {
  for (const point of startingPoints()) {
    expect(planFrom(point, "  ").name).not.toBe("");
    expect(planFrom(point, " Launch ").name).toBe("Launch");
  }
});

test("an empty plan comes first and holds no tasks; all others show a picture", () => {
  const [empty, ...others] = startingPoints();
  expect(empty?.build().tasks).toEqual([]);
  expect(empty?.picture).toBeNull();
  expect(others.length).toBeGreaterThan(0);
  for (const { picture } of others) expect(picture?.nodes.length).toBeGreaterThan(0);
});
