import { createRun, transition } from "@planloom/scheduler";
import { makeSpec } from "@planloom/scheduler/testing";
import { expect, test } from "vitest";
import { finishEstimator } from "./finish-estimator.ts";

const MINUTE = 60_000;

test("an estimate is kept for as long as the run is large, and not beyond a change of its status", () => {
  const spec = makeSpec(Array.from({ length: 2_000 }, (_, at) => ({ id: `b${at}`, estimateMinutes: 10 })));
  const run = transition(createRun(spec), { type: "run.started", by: "ann", at: 0 }).run;
  const finish = finishEstimator();
  expect(finish(run, 0)).toBe(20 * MINUTE);
  expect(finish(run, 1_999)).toBe(20 * MINUTE);
  expect(finish(run, 2_000)).toBe(20 * MINUTE + 2_000);
  expect(finish({ ...run, status: "paused" }, 2_001)).toBeNull();
});
