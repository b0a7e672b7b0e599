import { describe, expect, test } from "vitest";
import { writableFiles } from "../coordination/writable-files.ts";
import { batchId, blockerId, entryId, issueId, taskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newTask } from "../plan/new-plan.ts";
import { combineMetrics, measureRun } from "./measure-run.ts";
import { accountOf, blockerOf } from "./testing/account-of.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

function started(...args: Parameters<typeof makeSpec>): RunDriver {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
}

/** Works on a batch and reports the files that are others since. */
function change(driver: RunDriver, id: string, ...files: string[]): void {
  driver.claim(id);
  driver.report(id, { account: { ...accountOf(), changed: { files, more: 0 } } });
}

function plan(scopes: Readonly<Record<string, readonly string[]>>) {
  return { ...emptyPlan("Sample"), tasks: Object.entries(scopes).map(([id, writes]) => ({ ...newTask(taskId(id), id), scope: { ...EMPTY_SCOPE, writes } })) };
}

describe("rework", () => {
  test("is also work that was sent back after it had been accepted, and that was no first try", () => {
    const driver = started(["a", "b", "last"]).succeed("a", "b");
    driver.send({ type: "batch.sent-back", batch: batchId("a"), attempts: 1, by: "ann", notes: null, tags: [] });
    expect(measureRun(driver.run)).toMatchObject({ checkedIn: 2, reworked: 1, rework: 0.5, acceptedFirstTry: 1, firstTryAcceptance: 1 });
    driver.succeed("a");
    expect(measureRun(driver.run)).toMatchObject({ checkedIn: 2, reworked: 1, acceptedFirstTry: 1, firstTryAcceptance: 0.5 });
  });

  test("is nothing that was blocked and then done", () => {
    const driver = started(["a"]);
    driver.claim("a");
    driver.report("a", { account: accountOf({ blockers: [blockerOf("moderate")] }) });
    driver.send({ type: "blocker.resolved", blocker: blockerId("a#1/b1"), resolution: { how: { kind: "dismissed" }, text: "" }, by: "ann" });
    driver.succeed("a");
    expect(driver.batch("a").attempts).toHaveLength(2);
    expect(measureRun(driver.run)).toMatchObject({ reworked: 0, rework: 0, firstTryAcceptance: 1 });
  });
});

describe("scope accuracy", () => {
  const { isInside } = writableFiles(plan({ a: ["src/a/**", "!src/a/not/**"], b: ["src/b.ts"], c: [] }));

  test("is the share of changed files that were declared, by agent", () => {
    const driver = started([{ id: "a", agent: "x" }, { id: "b", agent: "y" }]);
    change(driver, "a", "src/a/one.ts", "src/a/not/two.ts", "docs/a.md");
    change(driver, "b", "src/b.ts");
    const metrics = measureRun(driver.run, isInside);
    expect(metrics).toMatchObject({ filesChanged: 4, filesInside: 2, scopeAccuracy: 0.5 });
    expect(metrics.agents.map(({ name, filesChanged, filesInside }) => [name, filesChanged, filesInside])).toEqual([["x", 3, 1], ["y", 1, 1]]);
  });

  test("does not become better by declaring afterwards what was changed", () => {
    const driver = started(["b", "last"]);
    change(driver, "b", "src/b.ts", "src/a/one.ts");
    driver.send({ type: "scope.decided", attempt: driver.batch("b").attempts[0]?.id ?? expect.fail("there is no attempt"), files: ["src/a/one.ts"], how: "widened", by: "ann" });
    expect(measureRun(driver.run, writableFiles(plan({ b: ["src/**"] })).isInside)).toMatchObject({ filesChanged: 2, filesInside: 1 });
  });

  test("is unknown where nothing is declared, nobody looked, or nobody says what is declared", () => {
    const driver = started(["a", "b", "c"]);
    change(driver, "c", "src/c.ts");
    driver.succeed("b");
    expect(measureRun(driver.run, isInside).scopeAccuracy).toBeNull();
    change(driver, "a", "src/a/one.ts");
    expect(measureRun(driver.run).scopeAccuracy).toBeNull();
  });
});

describe("estimate accuracy", () => {
  test("is the same for twice as long and for half, and 1 for just as long", () => {
    const driver = started([{ id: "a", estimateMinutes: 10 }, { id: "b", estimateMinutes: 10 }, { id: "c", estimateMinutes: 10 }, { id: "d", estimateMinutes: 0 }]);
    for (const [id, minutes] of [["a", 10], ["b", 20], ["c", 5], ["d", 3]] as const) {
      driver.claim(id);
      driver.pass(minutes).report(id);
    }
    expect(measureRun(driver.run).estimateAccuracy).toBeCloseTo((1 + 0.5 + 0.5) / 3);
    expect(measureRun(started(["a"]).run).estimateAccuracy).toBeNull();
  });
});

describe("integration issues", () => {
  test("are counted, and told per run where runs are put together", () => {
    const driver = started(["a"]).succeed("a");
    driver.send({ type: "issue.recorded", issue: { id: issueId("i"), causedBy: batchId("a"), foundIn: null, severity: "major", title: "It does not fit", text: "" }, by: "ann" });
    const one = measureRun(driver.run);
    expect(combineMetrics([one, measureRun(started(["a"]).run)])).toMatchObject({ runs: 2, integrationIssues: 1, integrationIssuesPerRun: 0.5 });
    expect(combineMetrics([])).toMatchObject({ runs: 0, integrationIssuesPerRun: null, scopeAccuracy: null, estimateAccuracy: null });
  });
});

describe("time blocked", () => {
  test("is told by the kind of blocker, from raised to resolved; minor ones block nothing", () => {
    const driver = started(["a", "b"]);
    driver.claim("a");
    driver.report("a", { account: accountOf({ blockers: [{ ...blockerOf("moderate"), kind: "clarification" }], questions: ["May I?"] }) });
    driver.pass(30);
    expect(measureRun(driver.run).blocked.clarification).toBe(0);
    driver.send({ type: "board.posted", entry: { id: entryId("e"), kind: "decision", title: "Yes", text: "", severity: "info", files: [], subject: null, claim: null, audience: { kind: "all" }, pinned: false, supersedes: null, contract: null }, by: "ann" });
    driver.send({ type: "blocker.resolved", blocker: blockerId("a#1/b1"), resolution: { how: { kind: "decision", entry: entryId("e") }, text: "Yes" }, by: "ann" });
    expect(measureRun(driver.run).blocked).toMatchObject({ clarification: 30, technical: 0, "check-in": 0, person: 0 });
  });

  test("ends with the run where nobody dealt with it", () => {
    const driver = started(["a"]);
    driver.claim("a");
    driver.report("a", { account: accountOf({ blockers: [blockerOf("moderate")] }) });
    driver.pass(15).stopRun();
    expect(driver.run.endedAt).not.toBeNull();
    expect(measureRun(driver.run).blocked.technical).toBe(15);
  });

  test("is also the wait for a check-in, however it ends, and for a person to begin", () => {
    const driver = started([{ id: "a", acceptance: "person" }, { id: "p", work: "person" }]);
    driver.claim("a");
    driver.report("a");
    driver.pass(10).checkIn("a", "rework");
    driver.claim("a");
    driver.report("a");
    driver.pass(5).checkIn("a", "minor");
    driver.pass(7);
    driver.take("p");
    driver.done("p");
    expect(measureRun(driver.run).blocked).toMatchObject({ "check-in": 15, person: 22 });
  });

  test("is no wait where a command decides", () => {
    const driver = started([{ id: "a", acceptance: "command" }]).succeed("a");
    expect(Object.values(measureRun(driver.run).blocked)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
