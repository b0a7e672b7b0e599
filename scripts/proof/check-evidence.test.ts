import { attemptId, createRun, foldRun } from "@planloom/scheduler";
import { makeSpec, reportOf, retries, RunDriver } from "@planloom/scheduler/testing";
import { describe, expect, test } from "vitest";
import { checkEvidence } from "./check-evidence.ts";
import type { LedgerLine } from "./effect-ledger.ts";
import type { Evidence, RunEvidence } from "./evidence.ts";

const RUN = "r";

/** What a product without faults leaves of the run that a driver has driven. */
function evidenceOf(driver: RunDriver, ledger: readonly LedgerLine[], differs: Partial<RunEvidence> = {}): Evidence {
  const { run, log } = driver;
  const done = run.spec.batches.filter(({ id }) => run.batches[id]?.phase.kind === "accepted").length;
  const events = log.map((event, index) => ({ seq: index + 1, event }));
  const stored = { id: RUN, spec: run.spec, status: run.status, seq: log.length, done, state: createRun(run.spec), stateSeq: 0, events, leases: [], offers: [], logs: [], ...differs };
  return { ledger, runs: [stored], calls: [], recoveries: [], leftovers: [] };
}

function line(kind: LedgerLine["kind"], batch: string, attempt = 1): LedgerLine {
  return { kind, run: RUN, task: batch, batch, attempt, idempotencyKey: `${RUN}/${batch}/${attempt}`, pid: 1, bootId: "boot", monotonicNs: 0 };
}

const both = (...batches: readonly string[]): LedgerLine[] => batches.flatMap((batch) => [line("start", batch), line("end", batch)]);

const startedRun = (...sketch: Parameters<typeof makeSpec>): RunDriver => {
  const driver = new RunDriver(makeSpec(...sketch));
  driver.start();
  return driver;
};

const chain = (): RunDriver => startedRun(["a", { id: "b", needs: ["a"] }]).succeed("a", "b");

const broken = (evidence: Evidence): string[] => [...new Set(checkEvidence(evidence).map(({ invariant }) => invariant))];

describe("a clean history has no violation", () => {
  test("of a run that went well, with its state kept at any event", () => {
    const driver = chain();
    for (let stateSeq = 0; stateSeq <= driver.log.length; stateSeq += 1) {
      expect(checkEvidence(evidenceOf(driver, both("a", "b"), { stateSeq, state: foldRun(driver.run.spec, driver.log.slice(0, stateSeq)) }))).toEqual([]);
    }
  });

  test("of work that failed, was lost, and was done again", () => {
    const driver = startedRun([{ id: "a", retries: retries(1, 0) }]).fail("a");
    driver.endWait("a");
    driver.claim("a");
    driver.send({ type: "attempt.lost", ...driver.fence("a") });
    if (driver.batch("a").phase.kind === "backoff") driver.endWait("a");
    driver.succeed("a");
    expect(driver.run.status).toBe("accepted");
    expect(checkEvidence(evidenceOf(driver, [line("start", "a"), line("start", "a", 2), line("start", "a", 3), line("end", "a", 3)]))).toEqual([]);
  });

  test("of calls that left open whether they were done", () => {
    const call = { procedure: "run.start", input: {}, outcome: { kind: "info" as const, message: "cut off" } };
    expect(checkEvidence({ ...evidenceOf(chain(), both("a", "b")), calls: [call] })).toEqual([]);
  });
});

describe("a broken history is found out", () => {
  test("I1: a run that goes on with nobody to wait for", () => {
    const driver = startedRun(["a"]);
    driver.claim("a");
    const lease = { attempt: "a#1", epoch: 1, runner: "r1" };
    expect(broken(evidenceOf(driver, [], { leases: [{ ...lease, runner: runnerOf(driver) }] }))).toEqual(["I1"]);
  });

  test("I2: a run, a decision and an order that were acknowledged and are not there", () => {
    const evidence = evidenceOf(chain(), both("a", "b"));
    const calls = [
      { procedure: "run.start", input: {}, output: { kind: "started", run: "another" } },
      { procedure: "run.pause", input: { run: RUN }, output: { kind: "applied", seq: 2 } },
      { procedure: "runner.poll", input: {}, output: { orders: [{ fence: { run: RUN, attempt: "b#7", epoch: 7 } }] } },
    ].map(({ output, ...call }) => ({ ...call, outcome: { kind: "ok" as const, output } }));
    for (const call of calls) expect(broken({ ...evidence, calls: [call] })).toEqual(["I2"]);
  });

  test("I3: a second report that was accepted, by its caller and by the events", () => {
    const driver = chain();
    const reported = driver.log.findIndex(({ type }) => type === "attempt.reported");
    const report = (seq: number) => ({
      procedure: "runner.report",
      input: { reports: [{ fence: { run: RUN, attempt: "a#1", epoch: 1 } }] },
      outcome: { kind: "ok" as const, output: { outcomes: [{ kind: "applied", seq }], orders: [] } },
    });
    expect(broken({ ...evidenceOf(driver, both("a", "b")), calls: [report(reported + 1), report(reported + 9)] })).toContain("I3");
    const event = driver.log[reported];
    if (event === undefined) throw new Error("Nothing was reported");
    const events = [...driver.log, event].map((each, index) => ({ seq: index + 1, event: { ...each, at: driver.now } }));
    expect(broken(evidenceOf(driver, both("a", "b"), { events, seq: events.length }))).toContain("I3");
  });

  test("I4: two processes of one batch at once, by their lines and by the lock", () => {
    const driver = startedRun(["a"]);
    driver.claim("a");
    driver.send({ type: "attempt.lost", ...driver.fence("a") });
    driver.succeed("a");
    expect(broken(evidenceOf(driver, [line("start", "a"), line("start", "a", 2), line("end", "a"), line("end", "a", 2)]))).toEqual(["I4"]);
    expect(broken(evidenceOf(driver, [line("start", "a"), line("overlap", "a", 2), line("start", "a", 2), line("end", "a", 2)]))).toEqual(["I4"]);
  });

  test("I5: one attempt started twice, work that may not be repeated started again, and an acceptance without effect", () => {
    expect(broken(evidenceOf(chain(), [line("start", "a"), ...both("a", "b")]))).toEqual(["I5"]);
    expect(broken(evidenceOf(chain(), [...both("a"), line("start", "b")]))).toEqual(["I5"]);
    const driver = startedRun(["a"], { onLost: "ask" });
    driver.claim("a");
    driver.send({ type: "attempt.lost", ...driver.fence("a") });
    const claim = { type: "attempt.claimed" as const, attempt: attemptId("a#2"), epoch: 2, runner: "r1", at: driver.now };
    const events = [...driver.log, claim].map((event, index) => ({ seq: index + 1, event }));
    expect(broken(evidenceOf(driver, [line("start", "a"), line("start", "a", 2)], { events, seq: events.length }))).toContain("I5");
  });

  test("I6: a start before what it needs has ended, one that nobody claimed, and one after a stop", () => {
    expect(broken(evidenceOf(chain(), [line("start", "a"), line("start", "b"), line("end", "a"), line("end", "b")]))).toEqual(["I6"]);
    expect(broken(evidenceOf(chain(), [...both("a", "b"), line("start", "b", 2)]))).toEqual(["I6"]);
    const stopped = startedRun(["a"]);
    stopped.claim("a");
    stopped.send({ type: "run.stop-requested", by: "ann" });
    stopped.report("a", { outcome: { kind: "stopped" } });
    expect(broken(evidenceOf(stopped, [line("start", "a")]))).toEqual([]);
    expect(broken(evidenceOf(stopped, [line("start", "a"), line("start", "a", 2)]))).toEqual(["I6"]);
  });

  test("I7: a gap, a time that goes back, a state or a row or a lease that says something else", () => {
    const driver = chain();
    const events = driver.log.map((event, index) => ({ seq: index + 1, event }));
    const differs: Partial<RunEvidence>[] = [
      { events: events.map((each) => (each.seq > 2 ? { ...each, seq: each.seq + 1 } : each)) },
      { events: events.map((each) => (each.seq === 1 ? { ...each, event: { ...each.event, at: driver.now + 1 } } : each)) },
      { seq: events.length + 1 },
      { state: { ...driver.run, nextEpoch: 9 }, stateSeq: events.length },
      { status: "running" },
      { done: 1 },
    ];
    for (const differ of differs) expect(broken(evidenceOf(driver, both("a", "b"), differ))).toContain("I7");
    expect(broken(evidenceOf(driver, both("a", "b"), { leases: [{ attempt: "b#1", epoch: 2, runner: "r1" }] }))).toEqual(["I7", "I11"]);
    expect(broken(evidenceOf(startedRun(["a"]), []))).toContain("I7");
  });

  test("I8: bytes that were acknowledged and are not there, and lines out of order", () => {
    const driver = chain();
    const log = (content: string, bytes = content.length) => ({ logs: [{ attempt: "a#1", bytes, content }] });
    expect(broken(evidenceOf(driver, both("a", "b"), log("line 1\nline 2\nli", 14)))).toEqual([]);
    expect(broken(evidenceOf(driver, both("a", "b"), log("line 1\n", 14)))).toEqual(["I8"]);
    expect(broken(evidenceOf(driver, both("a", "b"), log("line 1\nline 3\n")))).toEqual(["I8"]);
    expect(broken(evidenceOf(driver, both("a", "b"), log("line 1\nline 1\n")))).toEqual(["I8"]);
    const call = { procedure: "runner.appendLog", input: { fence: { run: RUN, attempt: "a#1" } }, outcome: { kind: "ok" as const, output: { size: 8 } } };
    expect(broken({ ...evidenceOf(driver, both("a", "b"), log("line 1\n")), calls: [call] })).toEqual(["I8"]);
  });

  test("I9: more at once than the limit allows", () => {
    const driver = startedRun(["a", "b"], { maxParallel: 1 }).succeed("a", "b");
    expect(broken(evidenceOf(driver, both("a", "b")))).toEqual([]);
    expect(broken(evidenceOf(driver, [line("start", "a"), line("start", "b"), line("end", "a"), line("end", "b")]))).toEqual(["I9"]);
  });

  test("I10 and I11: what took too long, and what was left behind", () => {
    const evidence = evidenceOf(chain(), both("a", "b"));
    const recoveries = [{ what: "kill -9 of the server", ms: 16_000, boundMs: 15_000 }];
    expect(checkEvidence({ ...evidence, recoveries })).toEqual([{ invariant: "I10", message: "kill -9 of the server: it took 16000 ms, more than 15000 ms" }]);
    expect(broken({ ...evidence, leftovers: ["process 4711"] })).toEqual(["I11"]);
  });

  test("a person's word and the runner's report on the acceptance command are two reports on one attempt", () => {
    const driver = startedRun([{ id: "a", work: "person", hasAcceptanceCommand: true }]);
    driver.done("a");
    driver.claim("a");
    driver.report("a", reportOf({ acceptance: { passed: true, code: 0, tail: "" } }));
    expect(driver.run.status).toBe("accepted");
    expect(broken(evidenceOf(driver, []))).toEqual([]);
  });
});

function runnerOf(driver: RunDriver): string {
  const stage = driver.batch("a").attempts.at(-1)?.stage;
  return stage !== undefined && "runner" in stage ? String(stage.runner) : "";
}
