import { expect, test } from "vitest";
import { combineMetrics, measureRun } from "./measure-run.ts";
import { makeSpec, retries } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

const work = (driver: RunDriver, id: string, minutes: number) => {
  driver.claim(id);
  driver.pass(minutes).report(id);
};

test("first-try acceptance and rework are counted by batch, and rework is no first try", () => {
  const driver = started([{ id: "a", acceptance: "person" }, "b"]);
  work(driver, "a", 10);
  driver.checkIn("a", "rework", "too slow");
  work(driver, "a", 5);
  driver.checkIn("a", "minor");
  work(driver, "b", 20);
  expect(measureRun(driver.run)).toMatchObject({
    completion: 1, checkedIn: 2, acceptedFirstTry: 1, reworked: 1, firstTryAcceptance: 0.5, rework: 0.5,
    estimatedMinutes: 40, actualMinutes: 35,
    timings: [{ batch: "a", estimateMinutes: 20, actualMinutes: 15 }, { batch: "b", estimateMinutes: 20, actualMinutes: 20 }],
  });
});

test("retries and lost runners do not spoil the first try, but their time counts", () => {
  const driver = started([{ id: "a", retries: retries(1, 60) }]);
  driver.claim("a");
  driver.pass(2).report("a", { outcome: { kind: "exited", code: 1 } });
  driver.endWait("a");
  driver.claim("a");
  driver.pass(3).lose("a");
  work(driver, "a", 4);
  expect(measureRun(driver.run)).toMatchObject({ acceptedFirstTry: 1, firstTryAcceptance: 1, rework: 0, actualMinutes: 9 });
});

test("the wait for a check-in is not work", () => {
  const driver = started([{ id: "a", acceptance: "person" }]);
  work(driver, "a", 10);
  driver.pass(600).checkIn("a", "accept");
  expect(measureRun(driver.run).actualMinutes).toBe(10);
});

test("sync points count for completion and not for quality", () => {
  const driver = started([{ id: "s", work: "none" }, "b"]);
  expect(measureRun(driver.run)).toMatchObject({ batches: 2, completion: 0.5, checkedIn: 0, firstTryAcceptance: null, rework: null });
});

test("every batch is counted in exactly one phase", () => {
  const driver = started(["a", "b", { id: "c", needs: ["b"] }, { id: "d", retries: retries(1, 1) }]);
  driver.succeed("a").fail("b", "d");
  expect(measureRun(driver.run).counts).toEqual({ waiting: 2, running: 0, checking: 0, blocked: 0, accepted: 1, failed: 1, skipped: 0, stopped: 0 });
});

test("agents are measured apart and add up to the whole", () => {
  const driver = started([{ id: "a", agent: "x" }, { id: "b", agent: "y" }, "c"]);
  work(driver, "a", 1);
  work(driver, "b", 2);
  work(driver, "c", 3);
  const metrics = measureRun(driver.run);
  expect(metrics.agents.map(({ name, actualMinutes }) => [name, actualMinutes])).toEqual([["x", 1], ["y", 2], ["No agent", 3]]);
  expect(metrics.actualMinutes).toBe(6);
});

test("runs combine as if they were one", () => {
  const one = measureRun(started([{ id: "a", agent: "x" }]).succeed("a").run);
  const other = measureRun(started([{ id: "b", agent: "x" }, "c"]).fail("b").run);
  const both = combineMetrics([one, other]);
  expect(both).toMatchObject({ batches: 3, completion: 1 / 3, firstTryAcceptance: 1, counts: { accepted: 1, failed: 1, running: 1 } });
  expect(both.agents.map(({ name, accepted }) => [name, accepted])).toEqual([["x", 1], ["No agent", 0]]);
  expect(combineMetrics([one])).toEqual(one);
  expect(combineMetrics([])).toMatchObject({ batches: 0, completion: 0, firstTryAcceptance: null });
});

test("who lost a race, was handed back or was turned away counts neither as rework nor against the first try", () => {
  const driver = started([{ id: "a", race: "r", estimateMinutes: 60 }, { id: "b", race: "r" }], { pause: { handBackMinutes: 5, finishMinutes: 0, between: "finish" } });
  driver.claim("a");
  driver.pause();
  driver.report("a", { outcome: { kind: "stopped" } });
  driver.resume();
  driver.claim("a");
  driver.report("a", { outcome: { kind: "rate-limited", retryAfterSeconds: 60 } });
  driver.claim("b");
  driver.endWait("a");
  driver.succeed("a").report("b");
  expect(measureRun(driver.run)).toMatchObject({ counts: { accepted: 1, skipped: 1, failed: 0 }, completion: 1, acceptedFirstTry: 1, reworked: 0, firstTryAcceptance: 1, rework: 0 });
});
