import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockerId, handOverId, taskId, batchId, attemptId } from "../plan/ids.ts";
import { emptyPlan, newTask } from "../plan/new-plan.ts";
import type { Plan } from "../plan/plan.ts";
import type { ScopeOutcome } from "../run/coordination/coordination.ts";
import type { BlockerSeverity } from "../run/coordination/work-report.ts";
import { arbitraryFactSeed, factFor } from "../run/testing/arbitrary-fact.ts";
import { arbitrarySpec } from "../run/testing/arbitrary-spec.ts";
import { accountOf } from "../run/testing/account-of.ts";
import { makeSpec, type BatchSketch } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { byWeight, deskQueue, deskSize, flaggedWork } from "./desk-queue.ts";

const asked = (id: string, differs: Partial<BatchSketch> = {}): BatchSketch => ({ id, acceptance: "person", ...differs });
const planOf = (...tasks: readonly string[]): Plan => ({ ...emptyPlan("P"), tasks: tasks.map((id) => ({ ...newTask(taskId(id), id), scope: { writes: [`${id}/**`], reads: [], appends: [], exclusive: [] } })) });
const keys = (driver: RunDriver, plan = planOf()) => deskQueue(plan, driver.run).map(({ key }) => key);
const started = (...batches: readonly (BatchSketch | string)[]): RunDriver => {
  const driver = new RunDriver(makeSpec(batches));
  driver.start();
  return driver;
};
const raise = (driver: RunDriver, severity: BlockerSeverity, batch: string | null) =>
  driver.send({ type: "blocker.raised", by: "ann", blocker: { id: blockerId(`${severity} ${batch}`), kind: "technical", severity, title: severity, text: "", options: [], batch: batch === null ? null : batchId(batch) } });

describe("the order of the desk", () => {
  test("what holds up most batches comes first, whatever is older", () => {
    const driver = started(asked("a"), asked("b"), asked("c", { needs: ["b"] }), asked("d", { needs: ["c"] }));
    driver.succeed("a").pass(10).succeed("b");
    expect(deskQueue(planOf(), driver.run)).toMatchObject([{ key: "check-in:b#1", holdUp: { batches: 2, minutes: 40 } }, { key: "check-in:a#1", holdUp: { batches: 0, minutes: 0 } }]);
  });

  test("of those that hold up as many, the one with the longer chain behind it comes first, then the older one", () => {
    const driver = started(asked("a"), asked("b"), asked("c"), asked("after-a", { needs: ["a"], estimateMinutes: 5 }), asked("after-b", { needs: ["b"], estimateMinutes: 50 }), asked("after-c", { needs: ["c"], estimateMinutes: 5 }));
    driver.succeed("c").pass(1).succeed("a").pass(1).succeed("b");
    expect(keys(driver)).toEqual(["check-in:b#1", "check-in:c#1", "check-in:a#1"]);
  });

  test("what is over is held up by nothing", () => {
    const driver = started(asked("a"), asked("b", { needs: ["a"] }));
    driver.succeed("a");
    driver.skip("b");
    expect(deskQueue(planOf(), driver.run)[0]?.holdUp.batches).toBe(0);
  });

  test("a critical blocker holds up all that is not over, a moderate one its batch and what follows, a minor one nothing", () => {
    const driver = started(asked("a"), asked("b", { needs: ["a"] }), asked("c"), asked("d"));
    driver.succeed("c");
    raise(driver, "minor", "d");
    raise(driver, "moderate", "a");
    raise(driver, "critical", null);
    expect(deskQueue(planOf(), driver.run).map(({ key, holdUp }) => [key, holdUp.batches])).toEqual([["blocker:critical null", 4], ["blocker:moderate a", 2], ["check-in:c#1", 0], ["blocker:minor d", 0]]);
  });

  test("any items are put into one order, however they come, and none is lost", () => {
    fc.assert(
      fc.property(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 40 }), fc.func(fc.nat()), (spec, seeds, shuffle) => {
        const driver = new RunDriver(spec);
        driver.start();
        for (const seed of seeds) driver.pass(seed.minutes).send(factFor(driver.run, seed, driver.now));
        const queue = deskQueue(planOf(), driver.run);
        expect(new Set(queue.map(({ key }) => key)).size).toBe(queue.length);
        expect(queue.toSorted((one, other) => shuffle(one.key) - shuffle(other.key)).toSorted(byWeight)).toEqual(queue);
        const isOpen = !["stopping", "stopped"].includes(driver.run.status);
        expect(queue.filter(({ kind }) => kind === "check-in").length).toBe(isOpen ? driver.in("checking").length : 0);
        expect(deskSize(planOf(), driver.run)).toBe(queue.length);
        expect(queue.filter(({ kind }) => kind === "failure").length).toBe(isOpen ? driver.in("failed").length : 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is on the desk", () => {
  test("work for a person, failures and hand-overs are there beside check-ins", () => {
    const driver = new RunDriver(makeSpec([asked("a"), asked("user", { softNeeds: ["a"] }), { id: "person", agent: "ann", work: "person" }, "broken"], { people: ["ann"] }));
    driver.start();
    driver.succeed("a").pass(1).claim("user");
    driver.checkIn("a", "rework");
    driver.fail("broken");
    expect(keys(driver).toSorted()).toEqual(["failure:broken#1", `hand-over:${handOverId("user#1<a")}`, "work:person#1"]);
  });

  test("undeclared files are their own item once the work has left the desk, until somebody has decided", () => {
    const driver = started(asked("a"), asked("b"));
    driver.claim("a");
    driver.report("a", { account: { ...accountOf(), changed: { files: ["a/x.ts", "b/y.ts"], more: 0 } } });
    const plan = planOf("a", "b");
    expect(keys(driver, plan)).toEqual(["check-in:a#1"]);
    driver.checkIn("a", "accept");
    expect(deskQueue(plan, driver.run)).toMatchObject([{ key: "scope:a#1", files: ["b/y.ts"] }]);
    driver.send({ type: "scope.decided", attempt: attemptId("a#1"), files: ["b/y.ts"], how: "reverted", by: "ann" });
    expect(keys(driver, plan)).toEqual([]);
  });

  test("undeclared files of a run that is over stay until somebody says that they were put back, or stay as they are", () => {
    const driver = started("a");
    driver.claim("a");
    driver.report("a", { account: { ...accountOf(), changed: { files: ["a/x.ts", "b/y.ts", "b/z.ts"], more: 0 } } });
    expect(driver.run.status).toBe("accepted");
    const decide = (file: string, how: ScopeOutcome) => driver.send({ type: "scope.decided", attempt: attemptId("a#1"), files: [file], how, by: "ann" }).kind;
    expect([decide("b/y.ts", "widened"), decide("b/y.ts", "blocked")]).toEqual(["ignored", "ignored"]);
    expect(keys(driver, planOf("a", "b"))).toEqual(["scope:a#1"]);
    expect([decide("b/y.ts", "reverted"), decide("b/z.ts", "kept"), decide("b/z.ts", "kept")]).toEqual(["applied", "applied", "ignored"]);
    expect(keys(driver, planOf("a", "b"))).toEqual([]);
    expect(driver.run.coordination.audits.map(({ how }) => how)).toEqual(["reverted", "kept"]);
  });

  test("files cannot be left as they are while the run goes on, because others may still write them", () => {
    const driver = started(asked("a"), asked("b"));
    driver.claim("a");
    driver.report("a", { account: { ...accountOf(), changed: { files: ["b/y.ts"], more: 0 } } });
    expect(driver.send({ type: "scope.decided", attempt: attemptId("a#1"), files: ["b/y.ts"], how: "kept", by: "ann" }).kind).toBe("ignored");
  });

  test("work that goes on is there with its red flags, until somebody has dealt with them", () => {
    const driver = started(asked("a"), asked("b"), asked("c", { needs: ["b"] }));
    driver.claim("a");
    driver.claim("b");
    const flagged = () => flaggedWork(planOf(), driver.run, { now: driver.now, lastOutputAt: (attempt) => (attempt === "a#1" ? 0 : null) }).map((item) => [item.key, item.kind === "flag" ? item.flags.map(({ kind }) => kind) : []]);
    expect(flagged()).toEqual([]);
    driver.pass(10);
    expect(flagged()).toEqual([["flag:a#1", ["no-progress"]]]);
    driver.pass(20);
    expect(flagged()).toEqual([["flag:b#1", ["overtime"]], ["flag:a#1", ["overtime", "no-progress"]]]);
    driver.send({ type: "flag.settled", attempt: attemptId("b#1"), flag: "overtime", note: null, by: "ann" });
    expect(flagged()).toEqual([["flag:a#1", ["overtime", "no-progress"]]]);
    expect(keys(driver)).toEqual([]);
  });

  test("a run that is being stopped asks for nothing more", () => {
    const driver = started(asked("a"));
    driver.succeed("a");
    driver.stopRun();
    expect(keys(driver)).toEqual([]);
  });
});
