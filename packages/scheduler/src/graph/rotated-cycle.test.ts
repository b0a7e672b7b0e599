import { expect, test } from "vitest";
import { rotatedCycle } from "./rotated-cycle.ts";

test("a cycle is written from its smallest node on, also one of 200,000 nodes", () => {
  expect(rotatedCycle([3, 1, 2])).toEqual([1, 2, 3]);
  const nodes = Array.from({ length: 200_000 }, (_, index) => index);
  expect(rotatedCycle([...nodes.slice(5), ...nodes.slice(0, 5)])).toEqual(nodes);
});
