import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batchId } from "../plan/ids.ts";
import { writeErrors } from "./describe-errors.ts";
import { explainWait } from "./explain-wait.ts";
import { ERROR_SEVERITIES, runErrors } from "./run-errors.ts";
import { arbitraryFactSeed, factFor } from "./testing/arbitrary-fact.ts";
import { arbitrarySpec } from "./testing/arbitrary-spec.ts";
import { makeSpec, retries } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

/** What is asked of most errors. */
const told = ({ run }: RunDriver) => runErrors(run).map(({ severity, cause, batches, waiting, skipped }) => ({ severity, cause, batches: batches.map(({ batch }) => batch), waiting, skipped }));

describe("what went wrong", () => {
  test("nothing, in a run in which nothing did", () => {
    expect(told(started(["a", "b"]).succeed("a"))).toEqual([]);
  });

  test("who fails in a race that another may win holds up nobody yet", () => {
    const driver = started([{ id: "a", race: "r" }, { id: "b", race: "r" }, { id: "c", needs: ["a", "b"] }]).fail("a");
    expect(told(driver)).toMatchObject([{ severity: "isolated", batches: ["a"], waiting: [] }]);
    expect(told(driver.fail("b"))).toMatchObject([{ severity: "blocking", batches: ["a", "b"], waiting: ["c"] }]);
  });

  test("a failure that something came after and dealt with asks nobody, unless something else waits for it", () => {
    const handled = started(["a", { id: "undo", failuresOf: [["a"]] }]).fail("a");
    expect(told(handled)).toMatchObject([{ severity: "blocking" }]);
    expect([handled.succeed("undo").run.status, told(handled)[0]?.severity]).toEqual(["accepted", "isolated"]);
    const awaited = started(["a", { id: "undo", failuresOf: [["a"]] }, { id: "next", needs: ["a"] }]).fail("a").succeed("undo");
    expect(told(awaited)).toMatchObject([{ severity: "blocking", waiting: ["next"] }]);
  });

  test("batches that failed for the same reason stand together, with all that waits because of them", () => {
    const driver = started(["a", "b", { id: "c", needs: ["a"] }, { id: "d", needs: ["c"] }, "e"]).fail("a", "b");
    expect(told(driver)).toEqual([{ severity: "blocking", cause: "It exited with code 1", batches: ["a", "b"], waiting: ["c", "d"], skipped: [] }]);
  });

  test("the most severe comes first, then what holds up most", () => {
    const driver = started([
      { id: "lonely", onFailure: "isolated" },
      { id: "follower", needs: ["lonely"] },
      "small",
      "big",
      { id: "after", needs: ["big"] },
      { id: "fatal", onFailure: "critical" },
      { id: "again", retries: retries(1, 30) },
    ]);
    driver.fail("lonely", "small", "again");
    driver.claim("big");
    driver.report("big", { outcome: { kind: "signalled", signal: "SIGKILL" } });
    driver.fail("fatal");
    expect(told(driver).map(({ severity, batches }) => [severity, ...batches])).toEqual([
      ["critical", "fatal"],
      ["blocking", "big"],
      ["blocking", "small"],
      ["isolated", "lonely"],
      ["retrying", "again"],
    ]);
    expect(told(driver)[3]).toMatchObject({ waiting: [], skipped: ["follower"] });
  });

  test("what can still be had from elsewhere does not wait because of a failure", () => {
    const driver = started(["a", "b", { id: "any", needs: ["a", "b"], trigger: { kind: "any" } }, { id: "end", needs: ["a", "b"], trigger: { kind: "finished" } }]).fail("a");
    expect(told(driver)[0]?.waiting).toEqual([]);
    expect(explainWait(driver.run, batchId("end"))).toEqual({ kind: "needs", batches: ["b"] });
    driver.fail("b");
    expect(told(driver)[0]?.waiting).toEqual(["any"]);
  });

  test("nor does what comes after it, however far", () => {
    const driver = started(["a", "b", { id: "any", needs: ["a", "b"], trigger: { kind: "any" } }, { id: "end", needs: ["any"] }]).fail("a");
    expect(told(driver)[0]?.waiting).toEqual([]);
    expect(explainWait(driver.run, batchId("end"))).toEqual({ kind: "needs", batches: ["any"] });
    driver.fail("b");
    expect(told(driver)[0]?.waiting).toEqual(["any", "end"]);
    expect(explainWait(driver.run, batchId("end"))).toEqual({ kind: "blocked", batches: ["a", "b"] });
  });

  test("what waits for several, of which too few can still come, says so though none of them failed itself", () => {
    const driver = started(["a", "b", "c", { id: "some", needs: ["a2", "b2", "c"], trigger: { kind: "at-least", count: 2 } }, { id: "a2", needs: ["a"] }, { id: "b2", needs: ["b"] }]).fail("a");
    expect(explainWait(driver.run, batchId("some"))).toMatchObject({ kind: "some-needs", count: 2 });
    driver.fail("b");
    expect(explainWait(driver.run, batchId("some"))).toEqual({ kind: "blocked", batches: ["a", "b"] });
    expect(told(driver)[0]?.waiting).toEqual(["some", "a2", "b2"]);
  });

  test("who cannot start in a race that another may win holds up nobody either", () => {
    const driver = started(["x", { id: "a", race: "r", needs: ["x"] }, { id: "b", race: "r" }, { id: "c", needs: ["a", "b"] }]).fail("x");
    expect([told(driver)[0]?.waiting, explainWait(driver.run, batchId("c"))]).toEqual([["a"], { kind: "needs", batches: ["a", "b"] }]);
  });

  test("lost runners are told as mended once there is another attempt, and as a failure once it is set aside", () => {
    const driver = started(["a"]);
    driver.claim("a");
    driver.suspect("a");
    expect(told(driver)).toMatchObject([{ severity: "silent", cause: "Its runner has fallen silent" }]);
    driver.lose("a");
    expect(told(driver)).toMatchObject([{ severity: "mended", cause: "Its runner went away" }]);
    for (const time of [2, 3]) {
      expect(driver.batch("a").attempts).toHaveLength(time);
      driver.claim("a");
      driver.lose("a");
    }
    expect(told(driver)).toMatchObject([{ severity: "blocking", cause: "Its runner went away 3 times, so it was set aside" }]);
  });

  test("being handed back, beaten or turned away is no error", () => {
    const driver = started([{ id: "a", race: "r" }, { id: "b", race: "r" }, "c", "d"], { pause: { handBackMinutes: 5, finishMinutes: 0, between: "finish" } });
    driver.claim("b");
    driver.succeed("a");
    driver.report("b", { outcome: { kind: "stopped" } });
    driver.claim("c");
    driver.report("c", { outcome: { kind: "rate-limited", retryAfterSeconds: 60 } });
    driver.claim("d");
    driver.pause();
    driver.report("d", { outcome: { kind: "stopped" } });
    expect(driver.run.status).toBe("paused");
    expect(told(driver)).toEqual([]);
  });

  test("as Markdown nothing in a title or message is taken for markup", () => {
    const driver = started([{ id: "a", title: "Fix *all* <b>" }]);
    driver.claim("a");
    driver.report("a", { outcome: { kind: "error", message: "no\nfile # here" } });
    expect(writeErrors(driver.run, { title: "Run 1", clock: (at) => `${at / 1_000} s` })).toBe(
      "# What went wrong: Run 1\n\n## Needs a decision: no file \\# here\n\n- Fix \\*all\\* \\<b\\>, attempt 1, 1000 s\n",
    );
  });
});

describe("for every random plan and every order of events", () => {
  test("a batch waits because of an error exactly where it says so itself, and errors come in their order", () => {
    fc.assert(
      fc.property(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 120, size: "max" }), (spec, seeds) => {
        const driver = new RunDriver(spec);
        driver.start();
        for (const seed of seeds) {
          driver.pass(seed.minutes);
          driver.send(factFor(driver.run, seed, driver.now));
        }
        const { run } = driver;
        const errors = runErrors(run);
        const blocked = run.spec.batches.flatMap(({ id }) => {
          const reason = explainWait(run, id);
          return reason?.kind === "blocked" ? [{ id, because: reason.batches }] : [];
        });
        for (const { batches, waiting } of errors) {
          const own = batches.map(({ batch }) => batch);
          expect(waiting).toEqual(blocked.filter(({ because }) => because.some((id) => own.includes(id))).map(({ id }) => id));
        }
        expect(new Set(errors.flatMap(({ waiting }) => waiting)).size).toBe(blocked.length);
        const ranks = errors.map(({ severity }) => ERROR_SEVERITIES.indexOf(severity));
        expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
        const halted = Object.values(run.batches).filter(({ phase }) => phase.kind === "failed" || phase.kind === "stopped");
        const decided = errors.filter(({ severity }) => ERROR_SEVERITIES.indexOf(severity) <= 3).flatMap(({ batches }) => batches);
        expect(decided).toHaveLength(halted.length);
      }),
    );
  });
});
