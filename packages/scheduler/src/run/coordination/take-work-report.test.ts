import { describe, expect, test } from "vitest";
import { matchesScope } from "../../conflicts/scopes-intersect.ts";
import { batchId, contractId, entryId, taskId } from "../../plan/ids.ts";
import { accountOf, blockerOf } from "../testing/account-of.ts";
import { makeSpec } from "../testing/make-spec.ts";
import { RunDriver } from "../testing/run-driver.ts";
import type { NewEntry } from "./coordination.ts";
import type { ReportedFinding, WorkReport } from "./work-report.ts";

const finding = (title: string): ReportedFinding => ({ kind: "finding", title, text: "", severity: "info", files: [], subject: null, claim: null });
const LOGIN = contractId("login");
const ENTRY: NewEntry = { id: entryId("x"), kind: "decision", title: "x", text: "x", severity: "info", files: [], subject: null, claim: null, audience: { kind: "all" }, pinned: false, supersedes: null, contract: null };

/** A batch fails and says this of it. */
function says(driver: RunDriver, batch: string, said: Partial<WorkReport>): void {
  driver.claim(batch);
  driver.report(batch, { outcome: { kind: "exited", code: 1 }, account: accountOf(said) });
}

describe("findings", () => {
  test("of one report all stand, however alike, and those of the next attempt take the place of what the last one said", () => {
    const driver = new RunDriver(makeSpec(["a"]));
    driver.start();
    says(driver, "a", { findings: [finding("No test"), finding("No test"), finding("Slow")] });
    const standing = () => driver.run.coordination.board.filter(({ supersededBy }) => supersededBy === null).map(({ id }) => id);
    expect(standing()).toEqual(["a#1/f1", "a#1/f2", "a#1/f3"]);
    driver.retry("a");
    says(driver, "a", { findings: [finding("No test"), finding("No test")] });
    expect(standing()).toEqual(["a#1/f3", "a#2/f1", "a#2/f2"]);
  });

  test("may fill the board, and leave room for what people decide and for contracts", () => {
    const tasks = Array.from({ length: 30 }, (_, place) => `t${place}`);
    const driver = new RunDriver(makeSpec([...tasks, { id: "api", acceptance: "person" }], { maxParallel: 100, contracts: { [LOGIN]: { name: "Log-in", producer: taskId("api"), consumers: [], stub: "" } } }));
    driver.start();
    for (const task of tasks) says(driver, task, { findings: Array.from({ length: 200 }, (_, place) => finding(`${task} ${place}`)) });
    expect(driver.run.coordination.board).toHaveLength(5_000);
    expect(driver.send({ type: "board.posted", entry: ENTRY, by: "ann" }).kind).toBe("applied");
    driver.claim("api");
    driver.report("api", { account: accountOf({ contracts: [{ contract: LOGIN, text: "POST /login" }] }) });
    driver.checkIn("api", "accept");
    expect(driver.run.coordination.board.at(-1)).toMatchObject({ contract: LOGIN, version: 1 });
  });

  test("are told to whoever touches just the files they name, whatever the names are made of", () => {
    const driver = new RunDriver(makeSpec(["a"]));
    driver.start();
    const names = ["app/[id]/page.tsx", "src/{a,b}.ts", "**", "!src/x.ts", String.raw`odd\name.ts`, "src/plain.ts", "[", "*a*a*a*a*a*a*a*a*b"];
    says(driver, "a", { findings: names.map((path) => ({ ...finding(path), files: [{ path, line: null }] })) });
    const told = (file: string) => driver.run.coordination.board.flatMap(({ title, audience }) => (audience.kind === "files" && matchesScope(audience.patterns, file) ? [title] : []));
    for (const name of names) expect(told(name)).toEqual([name]);
    for (const other of ["app/i/page.tsx", "src/a.ts", "src/x.ts", "anything"]) expect(told(other)).toEqual([]);
  });

  test("are looked up by what the board says now, however it came to say so", () => {
    const driver = new RunDriver(makeSpec(["a"]));
    driver.start();
    driver.send({ type: "board.posted", entry: ENTRY, by: "ann" });
    const kept = driver.run;
    driver.send({ type: "board.posted", entry: { ...ENTRY, id: entryId("y") }, by: "ann" });
    // As if the step had not been saved: the run goes on from where it was.
    driver.run = kept;
    expect(driver.send({ type: "board.posted", entry: { ...ENTRY, id: entryId("y") }, by: "ann" }).kind).toBe("applied");
    expect(driver.send({ type: "board.posted", entry: { ...ENTRY, id: entryId("z"), supersedes: entryId("x") }, by: "ann" }).kind).toBe("applied");
    expect(driver.run.coordination.board.map(({ id, supersededBy }) => [id, supersededBy])).toEqual([["x", "z"], ["y", null], ["z", null]]);
  });
});

describe("questions", () => {
  test("that an attempt asks again are one question while nobody has answered", () => {
    const driver = new RunDriver(makeSpec(["a"]));
    driver.start();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      says(driver, "a", { questions: ["Which port?"] });
      driver.retry("a");
    }
    expect(driver.run.coordination.blockers.map(({ title }) => title)).toEqual(["Which port?"]);
    driver.send({ type: "blocker.resolved", blocker: driver.run.coordination.blockers[0]?.id ?? expect.fail("no question"), resolution: { how: { kind: "dismissed" }, text: "" }, by: "ann" });
    says(driver, "a", { questions: ["Which port?"] });
    expect(driver.run.coordination.blockers).toHaveLength(2);
  });

  test("have an end, and what stops work does not count towards it", () => {
    const tasks = Array.from({ length: 12 }, (_, place) => `t${place}`);
    const driver = new RunDriver(makeSpec(tasks, { maxParallel: 100 }));
    driver.start();
    for (const task of tasks) says(driver, task, { questions: Array.from({ length: 200 }, (_, place) => `${task} ${place}?`), blockers: task === "t11" ? [blockerOf("moderate")] : [] });
    expect(driver.run.coordination.blockers).toHaveLength(2_001);
    expect(driver.phase("t11")).toBe("blocked");
  });
});

test("a critical blocker of work that lost its race pauses nothing", () => {
  const race = { race: "r", acceptance: "person" as const };
  const driver = new RunDriver(makeSpec([{ id: "fast", ...race }, { id: "slow", ...race }, "after"], { maxParallel: 3 }));
  driver.start();
  driver.claim("fast");
  driver.claim("slow");
  driver.report("fast");
  driver.checkIn("fast", "accept");
  driver.report("slow", { outcome: { kind: "stopped" }, account: accountOf({ blockers: [blockerOf("critical")] }) });
  expect(driver.phase("slow")).toBe("skipped");
  expect(driver.run.status).toBe("running");
  expect(driver.run.coordination.blockers).toMatchObject([{ batch: batchId("slow"), resolved: { by: "the run" } }]);
});
