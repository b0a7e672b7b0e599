import { expect, test } from "vitest";
import { createRun } from "./create-run.ts";
import { ownPauses } from "./own-pauses.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const spec = makeSpec([{ id: "a", onFailure: "critical" }, { id: "b", onFailure: "critical" }, "c"]);

test("a run that pauses because something critical failed says after which event, and why, each time", () => {
  const driver = new RunDriver(spec);
  driver.start();
  driver.fail("a");
  const first = driver.log.length;
  driver.resume();
  driver.fail("b");
  expect(ownPauses(createRun(spec))(driver.log)).toEqual([
    { seq: first, reason: "a failed: It exited with code 1" },
    { seq: driver.log.length, reason: "b failed: It exited with code 1" },
  ]);
});

test("a pause that a person asked for is none of its own, nor is what fails while the run is paused", () => {
  const driver = new RunDriver(spec);
  driver.start();
  driver.claim("a");
  driver.pause();
  driver.report("a", { outcome: { kind: "exited", code: 1 } });
  expect(driver.phase("a")).toBe("failed");
  expect(ownPauses(createRun(spec))(driver.log)).toEqual([]);
});

test("however the events arrive, the pauses are the same", () => {
  const driver = new RunDriver(spec);
  driver.start();
  driver.fail("a");
  driver.resume();
  driver.fail("b");
  const whole = ownPauses(createRun(spec))(driver.log);
  const piecewise = ownPauses(createRun(spec));
  driver.log.forEach((_, index) => piecewise(driver.log.slice(0, index + 1)));
  expect(piecewise(driver.log)).toEqual(whole);
  expect(whole).toHaveLength(2);
});
