import { describe, expect, test } from "vitest";
import { batchId } from "../plan/ids.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const MINUTE = 60_000;

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

const alarm = (batch: string, at: number, attempts = 0) => ({ type: "alarm-wait", batch, attempts, at });

describe("a lag", () => {
  test("counts from when what comes before was accepted, and sets an alarm for its end", () => {
    const driver = started(["a", { id: "b", needs: ["a"], lags: { a: 30 } }]).pass(5).succeed("a");
    expect(driver.batch("b").phase).toEqual({ kind: "delayed", until: driver.now + 30 * MINUTE });
    expect(driver.commands).toEqual([alarm("b", driver.now + 30 * MINUTE)]);
    driver.endWait("b");
    expect(driver.phase("b")).toBe("running");
  });

  test("is counted for each batch it belongs to, and the last end decides", () => {
    const driver = started(["a", "c", { id: "b", needs: ["a", "c"], lags: { a: 30, c: 5 } }]).succeed("a");
    const [first] = [driver.now];
    driver.pass(10).succeed("c");
    expect(driver.batch("b").phase).toMatchObject({ until: first + 30 * MINUTE });
  });

  test("that is over when the other needs are met delays nothing", () => {
    const driver = started(["a", "c", { id: "b", needs: ["a", "c"], lags: { a: 30 } }]).succeed("a").pass(31).succeed("c");
    expect(driver.phase("b")).toBe("running");
  });

  test("after a batch that a person skipped is not waited for", () => {
    const driver = started(["c", { id: "a", needs: ["c"] }, { id: "b", needs: ["a"], lags: { a: 30 } }]);
    driver.skip("a");
    expect(driver.phase("b")).toBe("running");
  });

  test("delays a sync point, and with it what comes after", () => {
    const driver = started(["a", { id: "s", work: "none", needs: ["a"], lags: { a: 30 } }, { id: "b", needs: ["s"] }]).succeed("a");
    expect([driver.phase("s"), driver.phase("b")]).toEqual(["delayed", "waiting"]);
    driver.endWait("s");
    expect([driver.phase("s"), driver.phase("b")]).toEqual(["accepted", "running"]);
  });

  test("holds no place meanwhile", () => {
    const driver = started(["a", { id: "b", needs: ["a"], lags: { a: 30 } }, "c"], { maxParallel: 1 }).succeed("a");
    expect([driver.phase("b"), driver.phase("c")]).toEqual(["delayed", "running"]);
  });
});

describe("an earliest start", () => {
  test("counts from the start of the run, whenever that was", () => {
    const driver = new RunDriver(makeSpec([{ id: "a", notBeforeMinutes: 45 }])).pass(100);
    driver.start();
    expect(driver.batch("a").phase).toEqual({ kind: "delayed", until: driver.now + 45 * MINUTE });
    expect(driver.commands).toEqual([alarm("a", driver.now + 45 * MINUTE)]);
  });

  test("does not keep the run from going on, nor does it end meanwhile", () => {
    const driver = started(["a", { id: "b", notBeforeMinutes: 45 }]).succeed("a");
    expect(driver.run.status).toBe("running");
    driver.endWait("b");
    expect(driver.succeed("b").run.status).toBe("accepted");
  });
});

describe("the alarm of a delayed batch", () => {
  const delayed = () => started(["a", { id: "b", needs: ["a"], lags: { a: 30 } }]).succeed("a");
  const ring = (driver: RunDriver) => driver.send({ type: "batch.wait-elapsed", batch: batchId("b"), attempts: 0 });

  test("is ignored before its time, and when it rings again", () => {
    const driver = delayed().pass(29);
    expect(ring(driver)).toMatchObject({ kind: "ignored", reason: "not-now", message: "b waits 60 seconds longer" });
    expect(ring(driver.pass(1))).toMatchObject({ kind: "applied" });
    expect(ring(driver)).toMatchObject({ kind: "ignored", reason: "not-now" });
  });

  test("that rings during a pause lets it start when the run is resumed", () => {
    const driver = delayed();
    driver.pause();
    driver.endWait("b");
    expect(driver.phase("b")).toBe("waiting");
    driver.resume();
    expect(driver.phase("b")).toBe("running");
  });

  test("changes nothing for one that was skipped or stopped meanwhile", () => {
    const skipped = delayed();
    skipped.skip("b");
    expect([skipped.run.status, ring(skipped.pass(60)).kind]).toEqual(["accepted", "ignored"]);
    const stopped = delayed();
    stopped.stopRun();
    expect([stopped.phase("b"), ring(stopped.pass(60)).kind]).toEqual(["stopped", "ignored"]);
  });
});

test("a delayed batch waits for what it needs again when a person takes a skip back", () => {
  const driver = started(["c", { id: "a", needs: ["c"] }, { id: "d", needs: ["c"] }, { id: "b", needs: ["a", "d"], lags: { d: 30 } }]);
  driver.skip("a");
  driver.succeed("c", "d");
  expect(driver.phase("b")).toBe("delayed");
  driver.retry("a");
  expect(driver.phase("b")).toBe("waiting");
  driver.succeed("a");
  expect(driver.phase("b")).toBe("delayed");
});

test("a batch that is done again has waited already", () => {
  const driver = started([{ id: "a", notBeforeMinutes: 10, acceptance: "person" }]);
  driver.endWait("a");
  driver.succeed("a");
  driver.checkIn("a", "rework");
  expect(driver.phase("a")).toBe("running");
});
