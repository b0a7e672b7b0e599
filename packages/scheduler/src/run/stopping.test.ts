import { describe, expect, test } from "vitest";
import { makeSpec, retries } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

describe("a pause", () => {
  test("lets what runs finish and nothing start, and a resume goes on", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }]);
    driver.claim("a");
    driver.pause();
    expect(driver.run).toMatchObject({ status: "pausing", reason: "Paused by ann" });
    driver.report("a");
    expect(driver.run).toMatchObject({ status: "paused", reason: "Paused by ann" });
    expect([driver.phase("a"), driver.phase("b")]).toEqual(["accepted", "waiting"]);
    driver.resume();
    expect(driver.phase("b")).toBe("running");
  });

  test("refuses claims of what was offered before, and a resume offers it again", () => {
    const driver = started(["a"]);
    driver.pause();
    expect(driver.claim("a").kind).toBe("ignored");
    driver.resume();
    expect(driver.commands).toEqual([{ type: "offer", attempt: "a#1", epoch: 1 }]);
    expect(driver.succeed("a").run.status).toBe("accepted");
  });

  test("passes no sync point, and ends the run when the last thing was accepted in it", () => {
    const driver = started(["a", { id: "s", work: "none", needs: ["a"] }]);
    driver.claim("a");
    driver.pause();
    driver.report("a");
    expect([driver.phase("s"), driver.run.status]).toEqual(["waiting", "paused"]);
    driver.skip("s");
    expect(driver.run.status).toBe("accepted");
  });
});

describe("a stop of one attempt", () => {
  test("ends at once what no runner works on", () => {
    const driver = started(["a", { id: "p", work: "person" }, { id: "c", acceptance: "person" }]).succeed("c");
    for (const id of ["a", "p", "c"]) driver.stop(id);
    expect(driver.in("stopped")).toEqual(["a", "p", "c"]);
  });

  test("tells a runner once, and ends when it has reported, however its work went", () => {
    const driver = started(["a", "b"]);
    driver.claim("a");
    driver.stop("a");
    expect(driver.commands).toEqual([{ type: "stop", attempt: "a#1", epoch: 1 }]);
    expect(driver.stop("a").kind).toBe("ignored");
    expect(driver.phase("a")).toBe("running");
    driver.report("a");
    expect(driver.phase("a")).toBe("stopped");
  });

  test("ends also when the runner goes away over it, and is not tried again by itself", () => {
    const driver = started(["a", "b"]);
    driver.claim("a");
    driver.stop("a");
    driver.lose("a");
    expect(driver.phase("a")).toBe("stopped");
  });

  test("frees its place only when its runner has let go of it", () => {
    const driver = started(["a", "b"], { maxParallel: 1 });
    driver.claim("a");
    driver.stop("a");
    expect(driver.phase("b")).toBe("waiting");
    driver.report("a", { outcome: { kind: "stopped" } });
    expect(driver.phase("b")).toBe("running");
  });

  test("leaves its dependents waiting, and a retry tries it again", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, "c"]);
    driver.stop("a");
    expect(driver.phase("b")).toBe("waiting");
    driver.retry("a");
    expect(driver.batch("a").attempts.map(({ cause }) => cause)).toEqual(["first", "retry"]);
  });
});

describe("a stop of the run", () => {
  const stopping = () => {
    const driver = started([
      "runs", "offered", { id: "asked", work: "person" }, { id: "checking", acceptance: "person" },
      { id: "backoff", retries: retries(1, 9) }, { id: "later", needs: ["runs"] },
    ]);
    driver.claim("runs");
    driver.succeed("checking").fail("backoff");
    driver.stopRun();
    return driver;
  };

  test("stops at once everything but what runs, and tells the runners", () => {
    const driver = stopping();
    expect(driver.run).toMatchObject({ status: "stopping", reason: "Stopped by ann" });
    expect(driver.in("stopped")).toEqual(["offered", "asked", "checking", "backoff", "later"]);
    expect(driver.commands).toEqual([{ type: "stop", attempt: "runs#1", epoch: 1 }]);
  });

  test("is over when the last runner has let go", () => {
    const driver = stopping();
    expect(driver.retry("offered").kind).toBe("ignored");
    driver.pass(1).report("runs", { outcome: { kind: "stopped" } });
    expect(driver.run).toMatchObject({ status: "stopped", endedAt: driver.now, reason: "Stopped by ann" });
    expect(driver.commands).toEqual([{ type: "concluded" }]);
  });

  test("is over at once where nothing runs, even before the start", () => {
    const driver = new RunDriver(makeSpec(["a"]));
    driver.stopRun();
    expect(driver.run).toMatchObject({ status: "stopped", startedAt: null });
    expect(driver.start()).toMatchObject({ kind: "ignored", reason: "run-over" });
  });
});
