import { batchId, createRun, type RunEvent, taskId } from "@planloom/scheduler";
import { makeSpec } from "@planloom/scheduler/testing";
import { expect, test } from "vitest";
import { BegunFollower } from "./follow-begun.ts";

const spec = makeSpec(["a", { id: "b", needs: ["a"] }]);
const events: RunEvent[] = [
  { type: "run.started", by: "ann", at: 1 },
  { type: "batch.skipped", batch: batchId("b"), by: "ann", at: 2 },
];
const item = (from: number, list: readonly RunEvent[]) => ({ kind: "events" as const, events: list.map((event, index) => ({ seq: from + index, event })) });

test("what begins is known from the events alone, and what did not change stays the same object", () => {
  const follower = new BegunFollower({ state: createRun(spec), seq: 0 });
  const before = follower.begun;
  expect(before.tasks.size).toBe(0);
  expect(follower.take(item(1, events.slice(0, 1)))).toBe(true);
  const started = follower.begun;
  expect([...started.tasks]).toEqual([[taskId("a"), "begun"]]);
  expect(follower.begun).toBe(started);
  expect(follower.take(item(1, events))).toBe(true);
  expect([...follower.begun.tasks]).toEqual([[taskId("a"), "begun"], [taskId("b"), "done"]]);
});

test("a gap, an event that does not fit and a change of the run ask for the run again", () => {
  const follower = (): BegunFollower => new BegunFollower({ state: createRun(spec), seq: 0 });
  expect(follower().take(item(2, events))).toBe(false);
  expect(follower().take(item(1, events.slice(1).concat(events)))).toBe(false);
  expect(follower().take(item(1, [...events.slice(0, 1), { type: "run.replanned", by: "bob", reason: "", spec: { ...spec, revision: 1 }, at: 3 }]))).toBe(false);
});
