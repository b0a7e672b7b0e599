import { batchId, createRun, foldRun, type Run, RunSession } from "@planloom/scheduler";
import { makeSpec, retries, RunDriver } from "@planloom/scheduler/testing";
import { expect, test } from "vitest";
import { runEventSchema, runStateSchema } from "./run.ts";

const NEW_IN_SPEC = ["maxUnchecked", "pause", "contracts", "revision"];
const NEW_IN_BATCHES = ["softNeeds", "failuresOf", "trigger", "race", "expands", "labels"];
const NEW_ELSEWHERE = ["maxBackoffSeconds", "jitter", "onExitCodes", "notOnExitCodes"];

const without = (value: object, names: readonly string[]): object => Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** A run as it was saved before these keys were there. */
function olderForm({ spec, coordination: _coordination, ...rest }: Run, ...inBatches: string[]): unknown {
  const batches = spec.batches.map((batch) => without({ ...batch, retries: without(batch.retries, NEW_ELSEWHERE) }, [...NEW_IN_BATCHES, ...inBatches]));
  const agents = Object.fromEntries(Object.entries(spec.agents).map(([id, agent]) => [id, without(agent, ["work", "labels"])]));
  return { ...rest, spec: { ...without(spec, NEW_IN_SPEC), agents, batches } };
}

test.each([[], ["lags", "notBeforeMinutes"]])("a run saved before its spec had all it has now goes on %j", (...inBatches) => {
  const driver = new RunDriver(makeSpec(["a", { id: "b", needs: ["a"], agent: "ann", work: "person" }, { id: "c", agent: "x" }]));
  driver.start();
  const read = runStateSchema.parse(JSON.parse(JSON.stringify(olderForm(driver.run, ...inBatches))));
  expect(read.spec).toEqual({ ...driver.run.spec, pause: { handBackMinutes: 0, finishMinutes: 0, between: "finish" }, agents: { ann: { name: "ann", capacity: 1000, work: "person", labels: [] }, x: { name: "x", capacity: 1000, work: "runner", labels: [] } } });
  driver.run = read;
  driver.skip("b");
  const { phase } = driver.batch("b");
  const older = { ...without(driver.run, ["coordination"]), spec: without(driver.run.spec, NEW_IN_SPEC), batches: { ...driver.run.batches, b: { ...driver.batch("b"), phase: without(phase, ["cause"]) } } };
  expect(runStateSchema.parse(JSON.parse(JSON.stringify(older))).batches).toMatchObject({ b: { phase } });
  expect(driver.succeed("a", "c").in("accepted")).toEqual(["a", "c"]);
});

test("a saved run that lacks nothing is given back as it is", () => {
  const run = createRun(makeSpec(["a"]));
  expect(runStateSchema.parse(run)).toBe(run);
});

test("a run from before anything was coordinated goes on", () => {
  const driver = new RunDriver(makeSpec([{ id: "a", acceptance: "person" }, { id: "b", acceptance: "person" }, { id: "c", work: "person", agent: "ann", hasAcceptanceCommand: true }]));
  driver.start();
  driver.succeed("a", "b");
  driver.checkIn("a", "rework", "again");
  driver.done("c");
  const older = JSON.stringify(driver.run, (key, value: unknown) => (["coordination", "contracts", "softNeeds", "account", "tags", "sentBack"].includes(key) ? undefined : value));
  expect(runStateSchema.parse(JSON.parse(older))).toEqual(driver.run);
  const log: unknown[] = driver.log.map((event) => JSON.parse(JSON.stringify(event, (key, value: unknown) => (["account", "tags"].includes(key) ? undefined : value))));
  expect(foldRun(driver.run.spec, log.map((event) => runEventSchema.parse(event)))).toEqual(driver.run);
});

test("a run from before sync points were checked folds as it did, and its plan can still be changed", () => {
  const gate = { id: "meet", work: "none", acceptance: "command", needs: ["a"] } as const;
  const before = makeSpec([{ id: "a" }, gate, { id: "c", needs: ["meet"] }, { id: "d", needs: ["c"] }]);
  const driver = new RunDriver(before);
  const origin = createRun(before);
  driver.start();
  driver.succeed("a").claim("c");
  const saved = (run: Run): unknown => JSON.parse(JSON.stringify(olderForm({ ...run, spec: { ...run.spec, batches: run.spec.batches.map((batch) => ({ ...batch, hasAcceptanceCommand: batch.id === "meet" })) } })));
  const session = new RunSession(runStateSchema.parse(saved(origin)));
  for (const event of driver.log) expect(session.apply(runEventSchema.parse(event))).toMatchObject({ kind: "applied" });
  expect(session.run.batches).toEqual(driver.run.batches);
  // The plan is frozen as it is now: the sync point has its command, and whoever has begun is told of soft dependencies.
  const { spec } = session.run;
  const frozen = { ...spec, revision: 1, batches: spec.batches.map((batch) => ({ ...batch, hasAcceptanceCommand: batch.id === "meet", softNeeds: batch.id === "c" ? [batchId("a")] : [] })) };
  expect(session.apply({ type: "run.replanned", by: "ann", reason: "", spec: frozen, at: driver.now })).toMatchObject({ kind: "applied" });
});

test("the log of an older run is read by the present names", () => {
  const driver = new RunDriver(makeSpec([{ id: "a", retries: retries(1, 10) }]));
  driver.start();
  driver.fail("a").endWait("a");
  driver.pause();
  const older: unknown[] = driver.log.map((event) => (event.type === "batch.wait-elapsed" ? { ...event, type: "batch.backoff-elapsed" } : without(event, ["policy"])));
  expect(foldRun(driver.run.spec, older.map((event) => runEventSchema.parse(event)))).toEqual(driver.run);
});
