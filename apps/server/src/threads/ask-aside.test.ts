import { freezePlan } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { samplePlan } from "../testing/sample-plan.ts";
import { askerAside } from "./ask-aside.ts";

test("questions that come at once are answered one after the other, and one too many is told to come back", async () => {
  const plan = samplePlan("Small", { tasks: { a: {} } });
  const ask = askerAside({ atOnce: 1, mostWaiting: 1 });
  const answers = await Promise.allSettled([1, 2, 3].map(() => ask({ kind: "freeze", plan }, 60_000)));
  const answered = { status: "fulfilled", value: freezePlan(plan) };
  expect(answers).toEqual([answered, answered, { status: "rejected", reason: expect.objectContaining({ code: "unavailable", message: expect.stringMatching(/Try again/) }) }]);
  expect(await ask({ kind: "freeze", plan }, 60_000)).toEqual(freezePlan(plan));
});
