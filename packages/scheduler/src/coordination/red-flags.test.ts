import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agentId, attemptId, streamId, taskId } from "../plan/ids.ts";
import { emptyPlan, newAgent, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import type { AttemptReport } from "../run/run.ts";
import { accountOf } from "../run/testing/account-of.ts";
import { makeSpec, type BatchSketch } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { redFlags } from "./red-flags.ts";

const MINUTE = 60_000;
const SCOPE = { writes: ["src/**"], reads: [], appends: ["CHANGELOG.md"], exclusive: [] };

function planWith(differs: Partial<Task> = {}, others: readonly Task[] = []): Plan {
  const coder = newAgent(agentId("coder"), "Coder", "coding-agent");
  return { ...emptyPlan("P"), agents: [...emptyPlan("P").agents, coder], streams: [{ id: streamId("s"), name: "S", agent: null, patterns: ["lib/**"] }], tasks: [{ ...newTask(taskId("a"), "A"), scope: SCOPE, ...differs }, ...others] };
}

/** Batch `a` of 20 minutes, begun. */
function begun(differs: Partial<BatchSketch> = {}): RunDriver {
  const driver = new RunDriver(makeSpec([{ id: "a", acceptance: "person", agent: "shell", ...differs }], { people: ["person"] }));
  driver.start();
  if (differs.work === "person") driver.take("a");
  else driver.claim("a");
  return driver;
}

const last = (driver: RunDriver) => driver.batch("a").attempts.at(-1) ?? expect.fail("no attempt");
const flagsOf = (driver: RunDriver, { plan = planWith(), lastOutputAt = null }: { plan?: Plan; lastOutputAt?: number | null } = {}) => redFlags(plan, driver.run, last(driver), { now: driver.now, lastOutputAt });
const kindsOf = (...given: Parameters<typeof flagsOf>) => flagsOf(...given).map(({ kind }) => kind);
const reported = (report: Partial<AttemptReport>, differs: Partial<BatchSketch> = {}): RunDriver => {
  const driver = begun(differs);
  driver.report("a", report);
  return driver;
};
const changed = (...files: readonly string[]) => ({ account: { ...accountOf(), changed: { files, more: 0 } } });

describe("over time", () => {
  test("work is over time from half as much again as its estimate, while it runs and after", () => {
    const driver = begun().pass(29);
    expect(kindsOf(driver)).toEqual([]);
    expect(flagsOf(driver.pass(1))).toMatchObject([{ kind: "overtime", sentence: "It has taken 30 min of the 20 min it was to take: 50 % over." }]);
    driver.report("a");
    expect(flagsOf(driver.pass(600))).toMatchObject([{ kind: "overtime", sentence: expect.stringContaining("It took 30 min") }]);
  });

  test("no work is over time that took less than its estimate, and once it is it stays so", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100 }), (estimateMinutes, minutes, more) => {
        const driver = begun({ estimateMinutes }).pass(minutes);
        const is = kindsOf(driver).includes("overtime");
        expect(is).toBe(minutes >= estimateMinutes * 1.5);
        if (is) expect(kindsOf(driver.pass(more))).toContain("overtime");
      }),
    );
  });
});

describe("files outside the scope", () => {
  test("what the task, its stream and its outputs name is inside", () => {
    const plan = planWith({ stream: streamId("s"), outputs: [{ kind: "file", name: "report", path: "out/report.md" }] });
    expect(kindsOf(reported(changed("src/x.ts", "CHANGELOG.md", "lib/y.ts", "out/report.md")), { plan })).toEqual([]);
    expect(flagsOf(reported(changed("src/x.ts", "docs/z.md")), { plan })).toMatchObject([{ kind: "out-of-scope", sentence: "It changed a file outside its scope: docs/z.md.", action: { kind: "decide-scope" }, settled: null }]);
  });

  test("a task that declares nothing is held to what the others declare", () => {
    const plan = planWith({ scope: { ...SCOPE, writes: [], appends: [] } }, [{ ...newTask(taskId("b"), "B"), scope: { ...SCOPE, appends: [], writes: ["docs/**"] } }]);
    expect(kindsOf(reported(changed("src/x.ts")), { plan })).toEqual([]);
    expect(kindsOf(reported(changed("docs/z.md")), { plan })).toEqual(["out-of-scope"]);
  });

  test("it is settled by the decision about the files", () => {
    const driver = reported(changed("docs/z.md", "docs/q.md"));
    driver.send({ type: "scope.decided", attempt: attemptId("a#1"), files: ["docs/z.md"], how: "reverted", by: "ann" });
    expect(flagsOf(driver)).toMatchObject([{ settled: null, sentence: expect.stringContaining("docs/q.md") }]);
    driver.send({ type: "scope.decided", attempt: attemptId("a#1"), files: ["docs/q.md"], how: "widened", by: "bob" });
    expect(flagsOf(driver)).toMatchObject([{ settled: { by: "bob", note: "The task declares them now." } }]);
  });
});

describe("what was to be given", () => {
  test("a missing output is named", () => {
    expect(flagsOf(reported({ missingOutputs: ["schema"] }))).toMatchObject([{ kind: "output-missing", sentence: "It did not hand over schema.", action: { kind: "rework" } }]);
  });

  test("a coding agent is to give a report, a command only has to give one that can be read", () => {
    const broken = { account: { said: null, fault: "It is no JSON.", changed: null } };
    expect(kindsOf(reported({}, { agent: "coder" }))).toEqual(["report-missing"]);
    expect(kindsOf(reported({}))).toEqual([]);
    expect(flagsOf(reported(broken))).toMatchObject([{ kind: "report-missing", sentence: "Its report cannot be read: It is no JSON." }]);
    expect(kindsOf(reported({ account: accountOf() }, { agent: "coder" }))).toEqual([]);
  });

  test("the note of a person is their report", () => {
    const person: Partial<BatchSketch> = { work: "person", agent: "person" };
    expect(kindsOf(reported({ outcome: { kind: "done", by: "ann", note: "Written" } }, person))).toEqual([]);
    expect(kindsOf(reported({ outcome: { kind: "done", by: "ann", note: null } }, person))).toEqual(["report-missing"]);
  });
});

describe("what goes wrong again, or not on", () => {
  test("two failures of the acceptance command in a row are a flag, and a success ends it", () => {
    const failed = { acceptance: { passed: false, code: 1, tail: "" } };
    const driver = reported(failed);
    expect(kindsOf(driver)).toEqual([]);
    driver.checkIn("a", "rework");
    driver.claim("a");
    driver.report("a", failed);
    expect(flagsOf(driver)).toMatchObject([{ kind: "acceptance-failed-twice", sentence: "Its acceptance command has failed twice in a row." }]);
    driver.checkIn("a", "rework");
    driver.claim("a");
    driver.report("a", { acceptance: { passed: true, code: 0, tail: "" } });
    expect(kindsOf(driver)).toEqual([]);
  });

  test("silence counts after five minutes, or after half the estimate where that is more", () => {
    const quick = begun({ estimateMinutes: 4 }).pass(3);
    const lastOutputAt = quick.now;
    expect(kindsOf(quick.pass(4), { lastOutputAt })).not.toContain("no-progress");
    expect(kindsOf(quick.pass(1), { lastOutputAt })).toContain("no-progress");
    const long = begun({ estimateMinutes: 60 });
    expect(kindsOf(long.pass(29), { lastOutputAt: long.now - 29 * MINUTE })).toEqual([]);
    expect(kindsOf(long.pass(1), { lastOutputAt: long.now - 30 * MINUTE })).toEqual(["no-progress"]);
    expect(kindsOf(long)).toEqual([]);
  });

  test("what somebody has dealt with says who", () => {
    const driver = begun().pass(40);
    driver.send({ type: "flag.settled", attempt: attemptId("a#1"), flag: "overtime", note: "Big file", by: "bob" });
    expect(flagsOf(driver)).toMatchObject([{ kind: "overtime", settled: { by: "bob", note: "Big file" } }]);
  });
});
