import { describe, expect, test } from "vitest";
import { batchId } from "../plan/ids.ts";
import { describeWait } from "./describe-wait.ts";
import { explainWait } from "./explain-wait.ts";
import { makeSpec, retries } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

/** When every run of these tests begins. */
const START = 1_000_000;

/** The reason and its words. */
const wait = ({ run }: RunDriver, id: string) => {
  const reason = explainWait(run, batchId(id));
  return reason === null ? null : { ...reason, words: describeWait(run, reason, (at) => `minute ${(at - START) / 60_000}`) };
};

describe("a waiting batch says what is in its way", () => {
  test("what it needs", () => {
    const driver = started(["a", "b", { id: "c", needs: ["a", "b"] }]);
    expect(wait(driver, "c")).toEqual({ kind: "needs", batches: ["a", "b"], words: "Waits for a and b" });
    driver.succeed("a");
    expect(wait(driver, "c")).toMatchObject({ batches: ["b"], words: "Waits for b" });
  });

  test("what failed, however far away, so that a person knows what to decide", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, { id: "c", needs: ["b"] }, "d"]).fail("a");
    expect(wait(driver, "c")).toEqual({ kind: "blocked", batches: ["a"], words: "Waits until somebody retries or skips a" });
  });

  test("in a race only those who may still win it, and what failed only once nobody may", () => {
    const driver = started([{ id: "a", race: "r" }, { id: "b", race: "r" }, { id: "c", race: "r", needs: ["x"] }, "x", { id: "d", needs: ["a", "b", "c"] }, { id: "e", needs: ["d"] }]).fail("a");
    expect([wait(driver, "d")?.words, wait(driver, "e")?.words]).toEqual(["Waits for b and c", "Waits for d"]);
    driver.fail("x");
    expect(wait(driver, "d")?.words, "one of them runs").toBe("Waits for b and c");
    driver.fail("b");
    expect(wait(driver, "d")).toMatchObject({ kind: "blocked", batches: ["a", "b", "x"] });
  });

  test("a file, and who uses it", () => {
    const driver = started(["a", { id: "b", excludes: ["a"] }]);
    expect(wait(driver, "b")).toEqual({ kind: "file", batch: "a", path: "shared/a-b", since: START, words: "Waits for shared/a-b, which a has been using since minute 0" });
  });

  test("a resource, and who holds it", () => {
    const driver = started([{ id: "a", uses: { db: 1 } }, { id: "b", uses: { db: 1 } }], { resources: { db: 1 } });
    expect(wait(driver, "b")).toMatchObject({ kind: "resource", heldBy: ["a"], since: START, words: "Waits for db, which a has been using since minute 0" });
  });

  test("a resource of which there will never be enough", () => {
    const driver = started(["a", { id: "b", uses: { db: 2 } }], { resources: { db: 1 } });
    expect(wait(driver, "b")?.words).toBe("Needs more of db than there is");
  });

  test("its agent, and the limit of the run", () => {
    const driver = started([{ id: "a", agent: "x" }, { id: "b", agent: "x" }, "c", "d"], { agents: { x: 1 }, maxParallel: 2 });
    expect(wait(driver, "b")).toMatchObject({ kind: "agent", words: "x is busy: its only place is taken" });
    expect(wait(driver, "d")).toEqual({ kind: "limit", maxParallel: 2, words: "2 of 2 places are taken" });
  });

  test("how many of its needs are enough, and what may still fail", () => {
    const driver = started(["a", "b", "c", { id: "g", needs: ["a", "b", "c"], trigger: { kind: "at-least", count: 2 } }, { id: "undo", failuresOf: [["a"]] }]).succeed("b");
    expect(wait(driver, "g")).toEqual({ kind: "some-needs", count: 1, batches: ["a", "c"], words: "Waits for 1 more of 2: a and c" });
    expect(wait(driver, "undo")).toEqual({ kind: "failures", batches: ["a"], words: "Starts only if a fails" });
    expect(wait(driver.fail("a"), "g")).toMatchObject({ kind: "some-needs", count: 1 });
    expect(wait(driver.fail("c"), "g")).toEqual({ kind: "blocked", batches: ["a", "c"], words: "Waits until somebody retries or skips a and c" });
  });

  test("what is not over yet, where it waits for all to finish", () => {
    const driver = started(["a", "b", { id: "g", needs: ["a", "b"], trigger: { kind: "finished" } }]).fail("a");
    expect(wait(driver, "g")).toEqual({ kind: "needs", batches: ["b"], words: "Waits for b" });
  });

  test("the check-ins that are due, for what has not begun and for what was offered", () => {
    const driver = started([{ id: "a", acceptance: "person" }, "b", "c"], { maxParallel: 2, maxUnchecked: 1 }).succeed("a");
    const words = "Nothing new starts before the check-in that is due";
    expect([wait(driver, "b"), wait(driver, "c")]).toEqual([{ kind: "check-ins", count: 1, most: 1, words }, { kind: "check-ins", count: 1, most: 1, words }]);
  });

  test("until when it was turned away", () => {
    const driver = started(["a"]);
    driver.claim("a");
    driver.report("a", { outcome: { kind: "rate-limited", retryAfterSeconds: 120 } });
    expect(wait(driver, "a")).toEqual({ kind: "rate-limit", until: driver.now + 120_000, words: "Was turned away for now, and is tried again at minute 2" });
  });

  test("that the run is being paused", () => {
    const driver = started(["a", "b"], { maxParallel: 1 });
    driver.claim("a");
    driver.pause();
    expect(wait(driver, "b")).toEqual({ kind: "pausing", words: "The run is being paused" });
  });

  test("the pause, where nothing else is", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, { id: "c", needs: ["b"] }]);
    driver.pause();
    driver.claim("a");
    expect([wait(driver, "a")?.kind, wait(driver, "b")?.kind]).toEqual(["paused", "needs"]);
  });

  test("the time it waits for, and what that is counted from", () => {
    const driver = started(["a", { id: "b", needs: ["a"], lags: { a: 30 } }, { id: "c", notBeforeMinutes: 1 }]).pass(5).succeed("a");
    expect(wait(driver, "b")).toEqual({ kind: "time", until: START + 35 * 60_000, after: "a", minutes: 30, words: "Waits until minute 35 (30 minutes after a)" });
    expect(wait(driver, "c")).toMatchObject({ kind: "time", after: null, words: "Waits until minute 1 (1 minute after the start)" });
  });

  test("the time until it is tried again", () => {
    const driver = started([{ id: "a", retries: retries(1, 10) }]).fail("a");
    expect(wait(driver, "a")).toMatchObject({ kind: "backoff", until: driver.now + 10_000 });
  });
});

test("a live batch waits for its runner, its person or its check-in, since a known time", () => {
  const driver = started([{ id: "a", acceptance: "person" }, { id: "p", work: "person" }]);
  const since = driver.now;
  expect(wait(driver, "a")).toMatchObject({ kind: "runner", since });
  expect(wait(driver, "p")).toMatchObject({ kind: "person", since });
  driver.pass(1).claim("a");
  expect(wait(driver, "a")).toBeNull();
  driver.pass(1).report("a");
  expect(wait(driver, "a")).toMatchObject({ kind: "check-in", since: driver.now });
});

test("a person who may not begin yet sees whose files those are", () => {
  const driver = started([{ id: "p", work: "person", excludes: ["a"] }, "a"]);
  expect(wait(driver, "p")).toMatchObject({ kind: "file", batch: "a" });
});

test("what is over waits for nothing", () => {
  const driver = started(["a", "b"]).succeed("a").fail("b");
  expect([wait(driver, "a"), wait(driver, "b")]).toEqual([null, null]);
});

test("many names are cut short", () => {
  const driver = started(["a", "b", "c", "d", "e", { id: "z", needs: ["a", "b", "c", "d", "e"] }]);
  expect(wait(driver, "z")?.words).toBe("Waits for a, b, c and 2 more");
});
