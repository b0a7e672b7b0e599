import { describe, expect, test } from "vitest";
import { batchId } from "../plan/ids.ts";
import type { AttemptReport } from "./run.ts";
import { attemptId } from "../plan/ids.ts";
import type { Retries } from "../plan/plan.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { makeSpec, retries } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

const message = (driver: RunDriver, id: string) => {
  const { phase } = driver.batch(id);
  return phase.kind === "failed" ? phase.message : null;
};

const causes = (driver: RunDriver, id: string) => driver.batch(id).attempts.map(({ cause }) => cause);

/** How the last attempt of a batch ended. */
const ending = (driver: RunDriver, id: string) => {
  const stage = driver.batch(id).attempts.at(-1)?.stage;
  return stage?.kind === "ended" ? stage.ending : null;
};

describe("a failed attempt", () => {
  const bad: readonly (readonly [Partial<AttemptReport>, string])[] = [
    [{ outcome: { kind: "exited", code: 3 } }, "It exited with code 3"],
    [{ outcome: { kind: "signalled", signal: "SIGKILL" } }, "It was ended by signal SIGKILL"],
    [{ outcome: { kind: "error", message: "no such folder" } }, "no such folder"],
    [{ outcome: { kind: "timed-out" } }, "It took longer than 60 minutes"],
    [{ outcome: { kind: "stopped" } }, "Its runner stopped it"],
    [{ missingOutputs: ["log", "url"] }, "It did not hand over log, url"],
  ];
  test.each(bad)("fails its batch with a reason: %j", (report, words) => {
    const driver = started(["a"]);
    driver.claim("a");
    driver.report("a", report);
    expect(message(driver, "a")).toBe(words);
  });

  test("is repeated after a wait that doubles, until no retries are left", () => {
    const driver = started([{ id: "a", retries: retries(2, 10) }]).fail("a");
    expect(driver.commands).toEqual([{ type: "alarm-wait", batch: "a", attempts: 1, at: driver.now + 10_000 }]);
    driver.endWait("a");
    driver.fail("a");
    expect(driver.commands).toEqual([{ type: "alarm-wait", batch: "a", attempts: 2, at: driver.now + 20_000 }]);
    driver.endWait("a");
    driver.fail("a");
    expect([driver.phase("a"), causes(driver, "a")]).toEqual(["failed", ["first", "retry", "retry"]]);
  });

  test("has all its retries again when a person retries it", () => {
    const driver = started([{ id: "a", retries: retries(1, 10) }, "b"]).fail("a");
    driver.endWait("a");
    driver.fail("a");
    driver.retry("a");
    driver.fail("a");
    expect(driver.phase("a")).toBe("backoff");
  });

  test("ignores the alarm of a wait that a person cut short", () => {
    const driver = started([{ id: "a", retries: retries(2, 10) }]).fail("a");
    driver.retry("a");
    driver.fail("a");
    expect(driver.send({ type: "batch.wait-elapsed", batch: batchId("a"), attempts: 1 })).toMatchObject({ kind: "ignored", reason: "not-now" });
  });
});

describe("what a failure does to the rest", () => {
  const chain = (onFailure: "isolated" | "blocking" | "critical") =>
    started([{ id: "a", onFailure }, { id: "b", needs: ["a"] }, { id: "c", needs: ["b"] }, "d"]).fail("a");

  test("isolated: all that needs it is skipped, the others go on", () => {
    const driver = chain("isolated");
    expect(driver.in("skipped")).toEqual(["b", "c"]);
    expect(driver.batch("c").phase).toMatchObject({ by: "failure of a", becauseOf: "a" });
    expect(driver.phase("d")).toBe("running");
  });

  test("isolated: what was skipped waits again when it is retried, and runs when a person skips it", () => {
    const retried = chain("isolated");
    retried.retry("a");
    expect(retried.in("waiting")).toEqual(["b", "c"]);
    const skipped = chain("isolated");
    skipped.skip("a");
    expect([skipped.phase("b"), skipped.phase("c")]).toEqual(["running", "waiting"]);
  });

  test("isolated: a person may let go on without one of the skipped", () => {
    const driver = chain("isolated");
    expect(driver.retry("b")).toMatchObject({ kind: "ignored", message: "b was skipped because a failed; retry that" });
    driver.skip("b");
    expect([driver.phase("b"), driver.phase("c")]).toEqual(["skipped", "running"]);
  });

  test("isolated: a run in which something failed does not end accepted", () => {
    expect(chain("isolated").succeed("d").run).toMatchObject({ status: "failed", reason: "Not done: a" });
  });

  test("blocking: what needs it waits for a person", () => {
    expect(chain("blocking").in("waiting")).toEqual(["b", "c"]);
  });

  test("critical: the run is paused and says why, and what runs goes on", () => {
    const driver = chain("critical");
    expect(driver.run).toMatchObject({ status: "paused", reason: "a failed: It exited with code 1" });
    expect(driver.claim("d")).toMatchObject({ kind: "ignored", message: "Nothing starts while the run is paused" });
  });

  test("critical: after a resume the others go on, and the run ends failed", () => {
    const driver = chain("critical");
    driver.resume();
    expect(driver.succeed("d").run.status).toBe("failed");
  });
});

describe("a runner that goes away", () => {
  test("is a suspect first, and may come back", () => {
    const driver = started(["a"]);
    driver.claim("a");
    driver.suspect("a");
    expect(driver.batch("a").attempts[0]?.stage).toMatchObject({ suspect: true });
    driver.hear("a");
    driver.report("a");
    expect(driver.run.status).toBe("accepted");
  });

  test("loses its attempt, and what it says later is ignored", () => {
    const driver = started(["a"]);
    const fence = driver.fence("a");
    driver.claim("a");
    driver.lose("a");
    expect(causes(driver, "a")).toEqual(["first", "lost"]);
    expect(driver.commands).toEqual([{ type: "offer", attempt: "a#2", epoch: 2 }]);
    expect(driver.send({ type: "attempt.lost", ...fence })).toMatchObject({ kind: "ignored", reason: "not-now" });
  });

  test("three times in one batch is enough: a person is asked, and a retry counts from the start", () => {
    const driver = started(["a", "b"]);
    const loseOnce = () => {
      driver.claim("a");
      driver.lose("a");
    };
    loseOnce();
    loseOnce();
    expect(driver.phase("a")).toBe("running");
    loseOnce();
    expect(message(driver, "a")).toBe("Its runner went away 3 times, so it was set aside");
    driver.retry("a");
    expect(causes(driver, "a")).toEqual(["first", "lost", "lost", "retry"]);
    loseOnce();
    expect(driver.phase("a")).toBe("running");
  });

  test("leaves the decision to a person where its effects may not happen twice", () => {
    const driver = started(["a"], { onLost: "ask" });
    driver.claim("a");
    driver.lose("a");
    expect(message(driver, "a")).toBe("Its runner went away; look at what it did before you retry");
  });
});

describe("a runner that is shut down", () => {
  const shutDown = (driver: RunDriver, id: string) => {
    driver.claim(id);
    driver.report(id, { outcome: { kind: "shut-down" } });
  };

  test("gives its work back at once, as often as it wants: no retry is used up, and no loss counted", () => {
    const driver = started([{ id: "a", retries: retries(1, 1) }]);
    for (let times = 0; times < 5; times += 1) {
      shutDown(driver, "a");
      expect(driver.commands).toEqual([{ type: "offer", attempt: `a#${times + 2}`, epoch: times + 2 }]);
    }
    expect(causes(driver, "a")).toEqual(["first", ...Array.from({ length: 5 }, () => "shut-down")]);
    for (let losses = 0; losses < 2; losses += 1) {
      driver.claim("a");
      driver.lose("a");
      expect(driver.phase("a")).toBe("running");
    }
    driver.claim("a");
    driver.report("a", { outcome: { kind: "exited", code: 1 } });
    expect(driver.phase("a")).toBe("backoff");
  });

  test("leaves the decision to a person where effects may not happen twice", () => {
    const driver = started(["a"], { onLost: "ask" });
    shutDown(driver, "a");
    expect([message(driver, "a"), ending(driver, "a")]).toEqual(["Its runner was shut down; look at what it did before you retry", { kind: "shut-down" }]);
  });

  test("has stopped what was to be stopped, and handed back what was to be handed back", () => {
    const driver = started(["a", "b"]);
    driver.claim("a");
    driver.claim("b");
    driver.stop("a");
    driver.report("a", { outcome: { kind: "shut-down" } });
    expect([driver.phase("a"), ending(driver, "a")]).toEqual(["stopped", { kind: "stopped", by: "ann" }]);
    driver.pause({ handBackMinutes: 15, finishMinutes: 0, between: "hand-back" });
    driver.report("b", { outcome: { kind: "shut-down" } });
    expect([driver.run.status, ending(driver, "b")]).toEqual(["paused", { kind: "handed-back" }]);
  });
});

describe("an attempt past its time", () => {
  const overdue = (limit: number) => {
    const driver = started([{ id: "a", retries: retries(limit, 1) }]);
    driver.claim("a");
    driver.overrun("a");
    return driver;
  };

  test("is told to stop, and has timed out whatever its runner says then", () => {
    const driver = overdue(1);
    expect(driver.commands).toEqual([{ type: "stop", attempt: "a#1", epoch: 1 }]);
    driver.report("a");
    expect([driver.phase("a"), ending(driver, "a")]).toEqual(["backoff", { kind: "timed-out" }]);
  });

  test("has timed out, and is not lost, when its runner goes away over it", () => {
    const driver = overdue(0);
    driver.lose("a");
    expect([driver.phase("a"), ending(driver, "a")]).toEqual(["failed", { kind: "timed-out" }]);
  });

  test("stays stopped when a person stops it too, and the runner is told only once", () => {
    const driver = overdue(1);
    driver.stop("a");
    expect(driver.commands).toEqual([]);
    driver.report("a");
    expect([driver.phase("a"), ending(driver, "a")]).toEqual(["stopped", { kind: "stopped", by: "ann" }]);
  });
});

describe("retries", () => {
  const after = (code: number, differs: Partial<Retries>) => {
    const driver = started([{ id: "a", retries: { ...retries(2, 10), ...differs } }]);
    driver.claim("a");
    driver.report("a", { outcome: { kind: "exited", code } });
    return driver.phase("a");
  };

  test("are made only for the exit codes that are worth one", () => {
    expect([after(1, { onExitCodes: [75] }), after(75, { onExitCodes: [75] })]).toEqual(["failed", "backoff"]);
    expect([after(2, { notOnExitCodes: [2] }), after(1, { notOnExitCodes: [2] })]).toEqual(["failed", "backoff"]);
  });

  test("are made whatever the codes where it did not exit", () => {
    const driver = started([{ id: "a", retries: { ...retries(1, 10), onExitCodes: [75] } }]);
    driver.claim("a");
    driver.report("a", { outcome: { kind: "signalled", signal: "SIGKILL" } });
    expect(driver.phase("a")).toBe("backoff");
  });

  test("wait at most the longest wait, and never less than the share of it that is not random", () => {
    const waits = Array.from({ length: 200 }, (_, epoch) => retryDelayMs({ ...retries(9, 10), maxBackoffSeconds: 40, jitter: 0.5 }, { failures: 5, attempt: { id: attemptId("a#5"), epoch } }));
    expect(Math.max(...waits)).toBeLessThanOrEqual(40_000);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(20_000);
    // Spread over the whole share, so that what failed together does not come back together.
    expect([20, 25, 30, 35].map((from) => waits.some((wait) => wait >= from * 1000 && wait < (from + 5) * 1000))).toEqual([true, true, true, true]);
    expect(retryDelayMs({ ...retries(9, 100), maxBackoffSeconds: 40 }, { failures: 3, attempt: { id: attemptId("a#5"), epoch: 1 } })).toBe(100_000);
  });
});

describe("a rate limit", () => {
  const turnAway = (driver: RunDriver, retryAfterSeconds = 60) => {
    driver.claim("a");
    driver.report("a", { outcome: { kind: "rate-limited", retryAfterSeconds } });
    return driver.batch("a").phase;
  };

  test("delays the batch, frees its place, and counts as no failure", () => {
    const driver = started(["a", "b"], { maxParallel: 1 });
    expect(turnAway(driver)).toEqual({ kind: "delayed", until: driver.now + 60_000 });
    expect([driver.phase("b"), ending(driver, "a")]).toEqual(["running", { kind: "rate-limited", until: driver.now + 60_000 }]);
    driver.succeed("b").endWait("a");
    expect(causes(driver, "a")).toEqual(["first", "rate-limit"]);
    expect(driver.succeed("a").run.status).toBe("accepted");
  });

  test("is waited out no longer once a person has it tried again, while a lag is", () => {
    const driver = started(["a", { id: "b", needs: ["a"], lags: { a: 5 } }]);
    turnAway(driver, 604_800);
    driver.retry("a");
    expect(driver.batch("a").phase.kind).toBe("running");
    driver.claim("a");
    driver.succeed("a").retry("b");
    expect(driver.batch("b").phase.kind).toBe("delayed");
  });

  test("that goes on makes it wait longer each time, up to an hour", () => {
    const waits = (count: number, retryAfterSeconds: number) => {
      const driver = started(["a"]);
      return Array.from({ length: count }, () => {
        const phase = turnAway(driver, retryAfterSeconds);
        const wait = phase.kind === "delayed" ? (phase.until - driver.now) / 1_000 : 0;
        driver.endWait("a");
        return wait;
      });
    };
    expect(waits(9, 60).map((seconds) => seconds / 60)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(waits(4, 0), "in histories of runners that asked for no wait at all").toEqual([1, 1, 1, 1]);
    expect(waits(1_030, 0).at(-1), "however often").toBe(1);
    expect(waits(1_030, 60).at(-1)).toBe(3_600);
  });
});
