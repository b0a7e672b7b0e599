import { describe, expect, test } from "vitest";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

describe("a trigger", () => {
  const gather = (trigger: "any" | "finished" | 2, onFailure: "isolated" | "blocking" = "isolated") =>
    started([
      ...["a", "b", "c"].map((id) => ({ id, onFailure })),
      { id: "g", needs: ["a", "b", "c"], trigger: typeof trigger === "number" ? { kind: "at-least", count: trigger } : { kind: trigger } },
    ]);

  test("any: it starts with the first that is accepted", () => {
    expect(gather("any").fail("a").succeed("b").phase("g")).toBe("running");
  });

  test("any: it is skipped once all have failed, and waits again when one is retried", () => {
    const driver = gather("any").fail("a", "b", "c");
    expect(driver.batch("g").phase).toMatchObject({ kind: "skipped", cause: "failure", becauseOf: "a" });
    driver.retry("c");
    expect(driver.phase("g")).toBe("waiting");
  });

  test("at least: it starts with that many, and is skipped once that many cannot come any more", () => {
    const driver = gather(2).succeed("a");
    expect(driver.phase("g")).toBe("waiting");
    expect(driver.succeed("c").phase("g")).toBe("running");
    expect(gather(2).fail("a", "b").phase("g")).toBe("skipped");
  });

  test("at least: a failure that waits for a person keeps it waiting", () => {
    expect(gather(2, "blocking").fail("a", "b").phase("g")).toBe("waiting");
  });

  test("finished: it starts when all are over, however they ended", () => {
    const driver = gather("finished", "blocking").fail("a").succeed("b");
    expect(driver.phase("g")).toBe("waiting");
    driver.stop("c");
    expect(driver.phase("g")).toBe("running");
  });

  test("that some of its needs are enough for counts their lags from the first so many", () => {
    const driver = started(["a", "b", { id: "g", needs: ["a", "b"], lags: { a: 60, b: 10 }, trigger: { kind: "any" } }]).succeed("a");
    expect(driver.batch("g").phase).toMatchObject({ kind: "delayed", until: driver.now + 3_600_000 });
    driver.pass(5).succeed("b");
    expect(driver.batch("g").phase).toMatchObject({ kind: "delayed", until: driver.now + 600_000 });
  });
});

describe("what comes after a failure", () => {
  const cleanup = () => started([{ id: "a", onFailure: "isolated" }, { id: "undo", failuresOf: [["a"]] }, { id: "end", needs: ["undo"] }]);

  test("starts once that failed for good", () => {
    expect(cleanup().fail("a").phase("undo")).toBe("running");
  });

  test("is skipped as not needed where that is accepted, and nothing waits for it", () => {
    const driver = cleanup().succeed("a");
    expect(driver.batch("undo").phase).toMatchObject({ kind: "skipped", cause: "not-needed", becauseOf: null });
    expect(driver.succeed("end").run.status).toBe("accepted");
  });

  test("waits again when that is restarted, and cannot be retried before", () => {
    const driver = cleanup().succeed("a");
    expect(driver.retry("undo")).toMatchObject({ kind: "ignored", message: "undo is not needed, because what it is there for did not happen" });
    driver.restart("a");
    expect([driver.phase("undo"), driver.fail("a").phase("undo")]).toEqual(["waiting", "running"]);
  });

  test("starts also where that could not be done because something before it failed", () => {
    const driver = started([{ id: "a", onFailure: "isolated" }, { id: "b", needs: ["a"] }, { id: "undo", failuresOf: [["b"]] }]).fail("a");
    expect([driver.phase("b"), driver.phase("undo")]).toEqual(["skipped", "running"]);
  });

  test("that was accepted has dealt with the failure: the run ends accepted, with what was given up for it", () => {
    const parts = (onFailure: "isolated" | "blocking") => [{ id: "a", onFailure }, { id: "b", needs: ["a"] }, { id: "undo", failuresOf: [["a"]] }];
    const driver = started(parts("isolated")).fail("a").succeed("undo");
    expect([driver.run.status, driver.in("failed"), driver.in("skipped")]).toEqual(["accepted", ["a"], ["b"]]);
    expect(started(parts("blocking")).fail("a").succeed("undo").run).toMatchObject({ status: "failed", reason: "Not done: b" });
    expect(started(parts("isolated")).fail("a").fail("undo").run).toMatchObject({ status: "failed", reason: "Not done: a, undo" });
  });

  test("of the last of a chain has dealt with whatever failed in the chain", () => {
    const driver = started([{ id: "a", onFailure: "isolated" }, { id: "b", needs: ["a"] }, { id: "undo", failuresOf: [["b"]] }, { id: "x", onFailure: "isolated" }]).fail("a").succeed("undo");
    expect(driver.fail("x").run).toMatchObject({ status: "failed", reason: "Not done: x" });
    driver.retry("x");
    expect(driver.succeed("x").run.status).toBe("accepted");
  });

  test("takes the later batches of its task with it", () => {
    const second = { id: "undo.2", task: "undo", index: 2, count: 2, needs: ["undo.1"] };
    const driver = started(["a", { id: "undo.1", task: "undo", index: 1, count: 2, failuresOf: [["a"]] }, second]).succeed("a");
    expect(driver.in("skipped")).toEqual(["undo.1", "undo.2"]);
    expect(driver.run.status).toBe("accepted");
  });
});

describe("a race", () => {
  const race = () => started([{ id: "a", race: "r" }, { id: "b", race: "r" }, { id: "c", race: "r" }, { id: "end", needs: ["a", "b", "c"] }], { maxParallel: 2 });

  test("is won by the first that is accepted: the others are stopped, and what follows goes on", () => {
    const driver = race();
    driver.claim("b");
    driver.succeed("a");
    expect(driver.commands).toEqual([{ type: "stop", attempt: "b#1", epoch: 2 }]);
    expect(driver.batch("c").phase).toMatchObject({ kind: "skipped", cause: "race", becauseOf: null });
    driver.report("b");
    expect(driver.batch("b").attempts.at(-1)?.stage).toMatchObject({ kind: "ended", ending: { kind: "beaten", winner: "a" }, report: { outcome: { kind: "exited" } } });
    expect([driver.phase("b"), driver.succeed("end").run.status]).toEqual(["skipped", "accepted"]);
  });

  test("stops what lies before a person, and what failed before counts no more", () => {
    const driver = started([{ id: "a", race: "r" }, { id: "b", race: "r", acceptance: "person" }, { id: "c", race: "r" }]).succeed("b").fail("c");
    expect(driver.succeed("a").run.status).toBe("accepted");
    expect([driver.phase("b"), driver.phase("c")]).toEqual(["skipped", "skipped"]);
  });

  test("is won with the last batch of a task", () => {
    const driver = started([{ id: "a.1", task: "a", index: 1, count: 2, race: "r" }, { id: "a.2", task: "a", index: 2, count: 2, race: "r", needs: ["a.1"] }, { id: "b", race: "r" }]).succeed("a.1");
    expect(driver.phase("b")).toBe("running");
    expect(driver.succeed("a.2").in("skipped")).toEqual(["b"]);
  });

  test("cannot be run again by a loser, and its winner may be restarted alone", () => {
    const driver = race().succeed("a");
    expect(driver.retry("c")).toMatchObject({ kind: "ignored", message: "a won the race of c; restart that" });
    driver.restart("a");
    expect([driver.phase("a"), driver.phase("c")]).toEqual(["running", "skipped"]);
    driver.retry("c");
    expect(driver.phase("c")).toBe("running");
  });

  test("whose loser went away on the way down is over all the same", () => {
    const driver = race();
    driver.claim("b");
    driver.succeed("a");
    expect(driver.stop("b")).toMatchObject({ kind: "ignored" });
    driver.lose("b");
    expect(driver.batch("b").attempts.at(-1)?.stage).toMatchObject({ ending: { kind: "beaten" } });
  });
});
