import { describe, expect, test } from "vitest";
import { attemptId, batchId } from "../plan/ids.ts";
import { foldRun } from "./fold-run.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

describe("dispatch", () => {
  test("a start offers everything that needs nothing, in rank order, up to the limit", () => {
    const driver = started(["a", "b", "c", { id: "d", needs: ["a"] }], { maxParallel: 2 });
    expect(driver.commands).toEqual([
      { type: "offer", attempt: "a#1", epoch: 1 },
      { type: "offer", attempt: "b#1", epoch: 2 },
    ]);
    expect(driver.in("waiting")).toEqual(["c", "d"]);
  });

  test("a freed place goes to the first in rank order that fits", () => {
    const driver = started(["a", "b", "c"], { maxParallel: 1 });
    driver.succeed("a");
    expect(driver.in("running")).toEqual(["b"]);
  });

  test("a batch starts when the last thing it needs is accepted", () => {
    const driver = started(["a", "b", { id: "c", needs: ["a", "b"] }]);
    driver.succeed("a");
    expect(driver.phase("c")).toBe("waiting");
    driver.succeed("b");
    expect(driver.phase("c")).toBe("running");
  });

  test("batches that share a file never run together, whichever of the two names the other", () => {
    const driver = started(["a", { id: "b", excludes: ["a"] }, "c"]);
    expect(driver.in("running")).toEqual(["a", "c"]);
    driver.succeed("a");
    expect(driver.phase("b")).toBe("running");
  });

  test("a resource is never used beyond its capacity, and a smaller user goes ahead", () => {
    const sketch = [{ id: "a", uses: { db: 2 } }, { id: "b", uses: { db: 2 } }, { id: "c", uses: { db: 1 } }];
    expect(started(sketch, { resources: { db: 3 } }).in("running")).toEqual(["a", "c"]);
  });

  test("an agent does no more at once than it can", () => {
    const driver = started([{ id: "a", agent: "x" }, { id: "b", agent: "x" }, { id: "c", agent: "y" }], { agents: { x: 1 } });
    expect(driver.in("running")).toEqual(["a", "c"]);
  });

  test("what waits for its check-in holds nothing", () => {
    const driver = started([{ id: "a", acceptance: "person" }, "b"], { maxParallel: 1 });
    driver.succeed("a");
    expect([driver.phase("a"), driver.phase("b")]).toEqual(["checking", "running"]);
  });

  test("a claim sets the alarm for the timeout", () => {
    const driver = started([{ id: "a", timeoutMinutes: 5 }]);
    driver.claim("a");
    expect(driver.commands).toEqual([{ type: "alarm-timeout", attempt: "a#1", epoch: 1, at: driver.now + 300_000 }]);
  });
});

describe("sync points", () => {
  test("are passed at once when everything before them is accepted, one after the other", () => {
    const driver = started([{ id: "c", needs: ["s2"] }, { id: "s2", work: "none", needs: ["s1"] }, { id: "s1", work: "none", needs: ["a"] }, "a"]);
    driver.succeed("a");
    expect(driver.in("accepted")).toEqual(["s2", "s1", "a"]);
    expect(driver.phase("c")).toBe("running");
  });

  test("wait for a person where the plan says so", () => {
    const driver = started([{ id: "s", work: "none", acceptance: "person" }, { id: "b", needs: ["s"] }]);
    expect(driver.phase("s")).toBe("checking");
    driver.checkIn("s", "accept");
    expect(driver.phase("b")).toBe("running");
  });

  test("let no lower-ranked batch take the place of one they unlock", () => {
    const driver = started([{ id: "high", needs: ["s"] }, "low", { id: "s", work: "none" }], { maxParallel: 1 });
    expect(driver.in("running")).toEqual(["high"]);
  });
});

describe("the end", () => {
  test("a run is accepted when its last batch is", () => {
    const driver = started(["a"]).pass(3).succeed("a");
    expect(driver.run).toMatchObject({ status: "accepted", startedAt: 1_000_000, endedAt: 1_180_000, reason: null });
    expect(driver.commands).toEqual([{ type: "concluded" }]);
  });

  test("a run without batches is accepted when it starts", () => {
    expect(started([]).run.status).toBe("accepted");
  });

  test("a run fails when nothing can go on, and says what was not done", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, "c"]).fail("a");
    expect(driver.run.status).toBe("running");
    driver.succeed("c");
    expect(driver.run).toMatchObject({ status: "failed", reason: "Not done: a" });
  });

  test("a failed run goes on when a person retries what failed", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }]).fail("a");
    driver.retry("a");
    expect(driver.run).toMatchObject({ status: "running", endedAt: null, reason: null });
    expect(driver.succeed("a", "b").run.status).toBe("accepted");
  });

  test("a failed run is accepted when a person skips the last thing that is missing", () => {
    const driver = started(["a"]).fail("a");
    driver.skip("a");
    expect(driver.run.status).toBe("accepted");
  });

  test("an accepted run ignores everything", () => {
    const driver = started(["a"]).succeed("a");
    const before = driver.run;
    expect([driver.retry("a"), driver.stopRun(), driver.resume()].map((result) => result.kind)).toEqual(["ignored", "ignored", "ignored"]);
    expect(driver.run).toBe(before);
  });
});

describe("stale and foreign events", () => {
  test("an unknown attempt, an old epoch and a second report are ignored with their reason", () => {
    const driver = started([{ id: "a", acceptance: "person" }]);
    const fence = driver.fence("a");
    expect(driver.send({ type: "attempt.claimed", runner: "r", attempt: attemptId("zz#1"), epoch: 1 })).toMatchObject({ reason: "unknown-attempt" });
    expect(driver.send({ type: "attempt.claimed", runner: "r", ...fence, epoch: 7 })).toMatchObject({ reason: "stale-epoch" });
    driver.succeed("a");
    const before = driver.run;
    expect(driver.report("a")).toMatchObject({ kind: "ignored", reason: "not-now" });
    expect(driver.run).toBe(before);
  });

  test("names that every object has are no batches", () => {
    const driver = started(["a"]);
    expect(driver.send({ type: "batch.skipped", batch: batchId("constructor"), by: "ann" })).toMatchObject({ reason: "unknown-batch" });
    expect(driver.send({ type: "attempt.lost", attempt: attemptId("toString#1"), epoch: 1 })).toMatchObject({ reason: "unknown-attempt" });
  });

  test("the run before an event is not touched by it, and shares what did not change", () => {
    const driver = started(["a", "b"]);
    const before = driver.run;
    const copy = structuredClone(before);
    driver.claim("a");
    expect(before).toEqual(copy);
    expect(driver.run.batches[batchId("b")]).toBe(before.batches[batchId("b")]);
  });

  test("the log of applied events gives the same run again", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }]);
    driver.pass(1).succeed("a").pass(1).succeed("b");
    expect(foldRun(driver.run.spec, driver.log)).toEqual(driver.run);
  });
});
