import { analysePlan } from "@planloom/scheduler";
import { readAnyPlan } from "@planloom/formats";
import { expect, test } from "vitest";
import { exploreChanges } from "./explore-changes.ts";

function explore(milliseconds: number) {
  const text = Array.from({ length: 12 }, (_, index) => `- [ ] task ${index}`).join("\n");
  const result = readAnyPlan(text, { fileName: "f" });
  if (result.kind === "refused") throw new Error("unreadable");
  let clock = 0;
  return exploreChanges(result.plan, analysePlan(result.plan), { milliseconds, now: () => (clock += 1) });
}

test("with enough time all questions are answered to their end", () => {
  const { workers, prices, advice, isComplete } = explore(1_000);
  expect(isComplete).toBe(true);
  expect(workers?.mostUseful).toBe(12);
  expect(advice?.tried).toBe(advice?.total);
  expect(prices?.prices.every(({ isSettled }) => isSettled)).toBe(true);
});

test("without time the first answers are there, and said to be no more than that", () => {
  const { workers, prices, advice, isComplete } = explore(0);
  expect(isComplete).toBe(false);
  expect(workers?.points).toHaveLength(1);
  expect(prices).not.toBeNull();
  expect(advice?.advice[0]?.topic).toBe("parallel");
});
