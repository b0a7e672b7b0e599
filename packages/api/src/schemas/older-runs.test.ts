import { createRun, foldRun } from "@planloom/scheduler";
import { makeSpec, RunDriver } from "@planloom/scheduler/testing";
import { expect, test } from "vitest";
import { runEventSchema, runStateSchema } from "./run.ts";

test("a run saved before batches could wait for a time goes on", () => {
  const driver = new RunDriver(makeSpec(["a", { id: "b", needs: ["a"] }]));
  driver.start();
  const { spec, ...rest } = driver.run;
  const older = { ...rest, spec: { ...spec, batches: spec.batches.map(({ lags: _lags, notBeforeMinutes: _minutes, ...batch }) => batch) } };
  driver.run = runStateSchema.parse(JSON.parse(JSON.stringify(older)));
  expect(driver.succeed("a", "b").run.status).toBe("accepted");
});

test("a saved run that lacks nothing is given back as it is", () => {
  const run = createRun(makeSpec(["a"]));
  expect(runStateSchema.parse(run)).toBe(run);
});

test("the log of an older run is read by the present names", () => {
  const driver = new RunDriver(makeSpec([{ id: "a", retries: { limit: 1, backoffSeconds: 10 } }]));
  driver.start();
  driver.fail("a").endWait("a");
  const older: unknown[] = driver.log.map((event) => (event.type === "batch.wait-elapsed" ? { ...event, type: "batch.backoff-elapsed" } : event));
  expect(foldRun(driver.run.spec, older.map((event) => runEventSchema.parse(event)))).toEqual(driver.run);
});
