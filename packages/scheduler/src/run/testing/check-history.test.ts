import { expect, test } from "vitest";
import { batchId } from "../../plan/ids.ts";
import type { Batch, Run } from "../run.ts";
import { createRun } from "../create-run.ts";
import { accountOf, blockerOf } from "./account-of.ts";
import { checkHistory } from "./check-history.ts";
import { checkMoment } from "./check-moment.ts";
import { checkStep } from "./check-step.ts";
import { makeSpec } from "./make-spec.ts";
import { RunDriver } from "./run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

const brokenLaws = (check: (report: (law: string) => (message: string) => void) => void) => {
  const laws = new Set<string>();
  check((law) => () => void laws.add(law));
  return [...laws];
};

/** The run with one of its batches changed into something the machine would never make. */
const forged = (run: Run, id: string, change: (batch: Batch) => Partial<Batch>): Run => {
  const batch = run.batches[batchId(id)];
  if (batch === undefined) throw new Error(`No batch ${id}`);
  return { ...run, batches: { ...run.batches, [id]: { ...batch, ...change(batch) } } };
};

test("a clean history has no violation, in whatever order its saved keys are", () => {
  const driver = started(["a", "b"]).succeed("a", "b");
  const { batches, ...rest } = driver.run;
  const saved = { batches: Object.fromEntries(Object.entries(batches).toReversed()), ...rest };
  expect(checkHistory({ spec: driver.run.spec, events: driver.log, saved })).toEqual([]);
});

test("an event that changed nothing, and a saved state that differs, are found", () => {
  const driver = started(["a"]);
  const [start] = driver.log;
  if (start === undefined) throw new Error("No start in the log");
  const events = [start, start];
  expect(checkHistory({ spec: driver.run.spec, events, saved: { ...driver.run, nextEpoch: 9 } })).toMatchObject([
    { at: 1, law: "the log holds only events that changed something" },
    { at: 1, law: "a replayed log gives the saved state" },
  ]);
});

test("too many at once, on one file, resource or agent, are found", () => {
  const wide = started([{ id: "a", agent: "x", uses: { db: 1 } }, { id: "b", agent: "x", uses: { db: 1 }, excludes: ["c"] }, "c"], { maxParallel: 1 });
  const tight = { ...wide.run.spec, agents: { x: { name: "x", capacity: 1, work: "runner" as const, labels: [] } }, resources: { db: { name: "db", capacity: 1 } } };
  const together = ["a", "b", "c"].reduce((run, id) => forged(run, id, () => ({ phase: { kind: "running" }, attempts: wide.batch("a").attempts })), wide.run);
  expect(brokenLaws((report) => checkMoment(createRun(tight), { ...together, spec: tight }, report))).toEqual(
    expect.arrayContaining(["the limit holds", "capacities hold", "resources hold", "batches that exclude each other never overlap"]),
  );
});

test("a batch that waits for nothing, and a run that lives on with nothing in it, are found", () => {
  const { run } = started(["a"]);
  const idle = forged(run, "a", () => ({ phase: { kind: "waiting" }, attempts: [] }));
  expect(brokenLaws((report) => checkMoment(idle, idle, report))).toEqual(["nothing that could start waits while there is room"]);
});

test("a second acceptance, and work left in a run that is over, are found", () => {
  const { run } = started(["a"]).succeed("a");
  const twice = forged(run, "a", ({ attempts }) => ({ attempts: [...attempts, ...attempts] }));
  expect(brokenLaws((report) => checkMoment(twice, twice, report))).toContain("at most one attempt of a batch is accepted until it is restarted");
  const left = { ...started(["a"]).run, status: "stopped" } as const;
  expect(brokenLaws((report) => checkMoment(left, left, report))).toContain("what is over or being stopped lets go of everything");
});

test("a start too early, a start during a pause, and a change of what was over are found", () => {
  const event = { type: "run.resumed", by: "ann", at: 1_000_000 } as const;
  const { run } = started(["a", { id: "b", needs: ["a"] }]);
  const early = forged(run, "b", () => ({ phase: { kind: "running" }, attempts: run.batches[batchId("a")]?.attempts ?? [] }));
  expect(brokenLaws((report) => checkStep({ before: run, event, after: early, commands: [] }, report))).toEqual(["no batch starts before what it needs was accepted"]);
  const paused = { ...early, status: "paused" } as const;
  expect(brokenLaws((report) => checkStep({ before: run, event, after: paused, commands: [] }, report))).toContain("nothing starts after a pause or a stop");
  const over = started(["a"]).succeed("a").run;
  const changed = forged(over, "a", () => ({ notes: "another" }));
  expect(brokenLaws((report) => checkStep({ before: over, event, after: changed, commands: [] }, report))).toEqual(["terminal states absorb"]);
});

test("a batch that is given up because its runner was shut down is found", () => {
  const driver = started(["a"]);
  driver.claim("a");
  const { run: before } = driver;
  driver.report("a", { outcome: { kind: "shut-down" } });
  const event = driver.log.at(-1);
  if (event === undefined) throw new Error("Nothing was reported");
  const given = forged(driver.run, "a", ({ attempts }) => ({ phase: { kind: "failed", at: 0, message: "" }, attempts: attempts.slice(0, 1) }));
  expect(brokenLaws((report) => checkStep({ before, event, after: given, commands: [] }, report))).toEqual(["a runner that was shut down costs its batch nothing"]);
});

test("a blocker that costs its batch something, that is passed over, or that is not there, is found", () => {
  const driver = started(["a", "last"]);
  driver.claim("a");
  const { run: before } = driver;
  driver.report("a", { account: accountOf({ blockers: [blockerOf("moderate")] }) });
  const event = driver.log.at(-1) ?? expect.fail("nothing was reported");
  const failed = forged(driver.run, "a", () => ({ phase: { kind: "failed", at: 0, message: "" } }));
  expect(brokenLaws((report) => checkStep({ before, event, after: failed, commands: [] }, report))).toEqual(["what blocks a batch is no failure of it"]);
  const resumed = { type: "run.resumed", by: "ann", at: 1_000_000 } as const;
  const again = forged(driver.run, "a", ({ attempts }) => ({ phase: { kind: "running" }, attempts: [...attempts, ...(before.batches[batchId("a")]?.attempts ?? []).map((one) => ({ ...one, number: 2 }))] }));
  expect(brokenLaws((report) => checkStep({ before: driver.run, event: resumed, after: again, commands: [] }, report))).toEqual(["nothing begins while a blocker of it is open"]);
  const forNothing = { ...driver.run, coordination: { ...driver.run.coordination, blockers: [] } };
  expect(brokenLaws((report) => checkMoment(forNothing, forNothing, report))).toEqual(["a batch is blocked only while a blocker is open"]);
});

test("a start before its time, and a wait for a time that nobody ends, are found", () => {
  const event = { type: "run.resumed", by: "ann", at: 1_000_000 } as const;
  const driver = started([{ id: "a", notBeforeMinutes: 10 }, "b"]);
  const { run } = driver;
  const early = forged(run, "a", () => ({ phase: { kind: "running" }, attempts: driver.batch("b").attempts }));
  expect(brokenLaws((report) => checkStep({ before: run, event, after: early, commands: [] }, report))).toEqual(["no batch starts before its time"]);
  const later = forged(run, "a", () => ({ phase: { kind: "delayed", until: 2_000_000 } }));
  expect(brokenLaws((report) => checkStep({ before: run, event, after: later, commands: [] }, report))).toEqual(["every wait for a time sets its alarm"]);
  const needy = forged(started(["a", { id: "b", needs: ["a"] }]).run, "b", () => ({ phase: { kind: "delayed", until: 2_000_000 } }));
  expect(brokenLaws((report) => checkMoment(needy, needy, report))).toEqual(["only what has all it needs waits for a time"]);
});

test("a race that goes on after it was won, and a skip for no reason, are found", () => {
  const race = started([{ id: "a", race: "r" }, { id: "b", race: "r" }]);
  const won = race.succeed("a").run;
  const goesOn = forged(won, "b", () => ({ phase: { kind: "waiting" }, attempts: [] }));
  expect(brokenLaws((report) => checkMoment(won, goesOn, report))).toContain("a race has one winner, and nobody else of it goes on");
  const { run } = started(["a", { id: "b", needs: ["a"] }]);
  const skipped = forged(run, "b", () => ({ phase: { kind: "skipped", at: 0, by: "not needed", cause: "not-needed", becauseOf: null } }));
  expect(brokenLaws((report) => checkMoment(run, skipped, report))).toEqual(["what is skipped by a rule has a reason to be"]);
});

test("new work before a check-in that is due, and batches that come from nowhere, are found", () => {
  const event = { type: "run.resumed", by: "ann", at: 1_000_000 } as const;
  const { run } = started([{ id: "a", acceptance: "person" }, "b"], { maxUnchecked: 1, maxParallel: 1 }).succeed("a");
  const begun = forged(run, "b", () => ({ phase: { kind: "running" }, attempts: started(["b"]).batch("b").attempts }));
  expect(brokenLaws((report) => checkStep({ before: run, event, after: begun, commands: [] }, report))).toEqual(["no new work starts while too much waits for a check-in"]);
  const more = createRun(makeSpec(["a", "b", "c"]));
  expect(brokenLaws((report) => checkStep({ before: run, event, after: { ...more, batches: { ...more.batches, ...run.batches } }, commands: [] }, report))).toEqual([
    "the batches of a run stay the same unless a person changes them",
  ]);
});

test("a pause with nothing left to wait for, and one in which a runner works, are found", () => {
  const driver = started(["a"]);
  const pausing = { ...driver.run, status: "pausing" } as const;
  expect(brokenLaws((report) => checkMoment(pausing, pausing, report))).toEqual(["nothing that could start waits while there is room"]);
  driver.claim("a");
  const paused = { ...driver.run, status: "paused" } as const;
  expect(brokenLaws((report) => checkMoment(paused, paused, report))).toEqual(["nothing that could start waits while there is room"]);
});
