import { applyEdits, emptyPlan, newTask, resourceId, type Plan, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { causeWords, changeWords, priceWords, surveyWords } from "./price-words.ts";
import { surveyPrices } from "./survey-prices.ts";

const database = { id: resourceId("db"), name: "Database", capacity: 1 };
/** Two tasks of 20 minutes that need the same database. */
const scarce: Plan = {
  ...emptyPlan("p"),
  resources: [database],
  tasks: ["a", "b"].map((id) => ({ ...newTask(taskId(id), id), estimate: { likely: 20, optimistic: null, pessimistic: null }, resources: [{ resource: database.id, units: 1 }] })),
};
/** A clock on which a search has no time. */
const hasty = (): (() => number) => {
  let time = 0;
  return () => (time += 10_000);
};
const lastOf = (plan: Plan) => [...surveyPrices(plan, hasty())].at(-1);

test("what holds a plan up is priced, and the change that is offered gains what it says", () => {
  const survey = lastOf(scarce);
  const [dearest] = survey?.prices ?? [];
  expect(dearest).toMatchObject({ cause: { kind: "resource", resource: "db" }, minutes: 20, isSettled: true });
  expect(survey).toMatchObject({ finishMinutes: 40, leftOut: 0, settled: survey?.total });
  expect(lastOf(applyEdits(scarce, dearest?.edits ?? []).plan)).toMatchObject({ finishMinutes: 20, prices: [] });
});

test("a plan without anything to schedule has a survey too, so that nobody waits for it", () => {
  expect([...surveyPrices(emptyPlan("p"), hasty())]).toEqual([{ finishMinutes: 0, prices: [], leftOut: 0, settled: 0, total: 0 }]);
});

test("a survey can be handed over by a worker", () => {
  const survey = lastOf(scarce);
  expect(structuredClone(survey)).toEqual(survey);
});

test("a cause is named as people know it, with its tasks and where it is set", () => {
  expect(causeWords(scarce, { kind: "resource", resource: database.id })).toEqual({ name: "Database", detail: "2 tasks use it", tasks: ["a", "b"], place: { kind: "resource", id: "db" } });
  expect(causeWords(scarce, { kind: "dependency", from: taskId("a"), to: taskId("b") })).toMatchObject({ name: "a → b", tasks: ["a", "b"] });
  expect(causeWords({ ...scarce, settings: { ...scarce.settings, maxParallel: 1 } }, { kind: "most-at-once" }).name).toBe("One batch at once");
});

test("a price says what it cannot be more than, and a bound is called one", () => {
  expect(priceWords({ minutes: 20, atMostMinutes: 20, isSettled: true })).toEqual({ value: "20 min", detail: "and no more" });
  expect(priceWords({ minutes: 20, atMostMinutes: 35, isSettled: true })).toEqual({ value: "20 min", detail: "35 min at most" });
  expect(priceWords({ minutes: 0, atMostMinutes: 35, isSettled: false }).value).toBe("up to 35 min");
});

test("a change that gains less than the price says how much", () => {
  const advice = "Let 3 batches run at the same time.";
  expect(changeWords({ advice, minutes: 40, changeMinutes: 40 })).toBe(advice);
  expect(changeWords({ advice, minutes: 40, changeMinutes: null })).toBe(advice);
  expect(changeWords({ advice, minutes: 40, changeMinutes: 15 })).toBe(`${advice} That alone gains 15 min.`);
  expect(changeWords({ advice, minutes: 40, changeMinutes: 0 })).toContain("gains nothing");
});

test("as long as nothing is priced, no price is named", () => {
  expect(surveyWords([])).toContain("is being looked for");
  expect(surveyWords(lastOf(scarce)?.prices ?? [])).toContain("up to 20 min earlier");
});
