import { batchId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { eventfulRun, RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { batchActions } from "./batch-actions.ts";
import { batchClock, isTicking } from "./batch-clock.ts";
import { batchStatus, loudestStatus } from "./batch-status.ts";
import { needsYou } from "./needs-you.ts";

const actions = (record: RecordedRun, id: string) => {
  const spec = record.spec.batches.find((batch) => batch.id === id);
  if (spec === undefined) throw new Error(`No batch ${id}`);
  return batchActions(record.run, spec, record.batch(id));
};
const clock = (record: RecordedRun, id: string) => {
  const spec = record.spec.batches.find((batch) => batch.id === id);
  return spec === undefined ? null : batchClock(spec, record.batch(id), record.now);
};

test("a batch is starting until a runner takes it, running then, and at its check-in once it is done", () => {
  const record = new RecordedRun(sampleBatch("a")).start();
  expect(batchStatus(record.batch("a"))).toBe("offered");
  expect(batchStatus(record.claim("a").batch("a"))).toBe("running");
  expect(batchStatus(record.report("a").batch("a"))).toBe("checking");
  expect(batchStatus(record.checkIn("a", "minor").batch("a"))).toBe("accepted");
});

test("a batch that is being stopped says so while its runner has not confirmed", () => {
  const record = new RecordedRun(sampleBatch("a")).start().claim("a");
  record.send({ type: "attempt.stop-requested", by: "Ann", ...record.fence("a") });
  expect(batchStatus(record.batch("a"))).toBe("stopping");
  expect(actions(record, "a")).toEqual(["log"]);
});

test("a task shows the batch that wants a person before the one that runs", () => {
  expect(loudestStatus(["accepted", "running", "checking"])).toBe("checking");
  expect(loudestStatus(["accepted", "waiting"])).toBe("waiting");
  expect(loudestStatus(["accepted", "accepted"])).toBe("accepted");
  expect(loudestStatus([])).toBe("waiting");
});

test("the actions offered are those the machine accepts", () => {
  const record = new RecordedRun(sampleBatch("a"), sampleBatch("b", { needs: [batchId("a")] })).start();
  expect(actions(record, "b")).toEqual(["skip"]);
  expect(actions(record.claim("a"), "a")).toEqual(["restart", "stop", "log"]);
  expect(actions(record.report("a"), "a")).toEqual(["check-in", "restart", "stop", "log"]);
  record.checkIn("a", "rework", "again").claim("a").report("a", { outcome: { kind: "exited", code: 1 } });
  expect(record.run.status).toBe("failed");
  expect(actions(record, "a")).toEqual(["retry", "restart", "skip", "log"]);
});

test("what was turned away may be tried again at once, what waits for its time may not", () => {
  const record = new RecordedRun(sampleBatch("a"), sampleBatch("b", { notBeforeMinutes: 5 })).start();
  record.claim("a").report("a", { outcome: { kind: "rate-limited", retryAfterSeconds: 600 } });
  expect([actions(record, "a"), actions(record, "b")]).toEqual([["retry", "skip", "log"], ["skip"]]);
});

test("people's work is taken first and finished then", () => {
  const record = new RecordedRun(sampleBatch("a", { work: "person" })).start();
  expect(actions(record, "a")).toEqual(["take", "stop"]);
  expect(actions(record.take("a"), "a")).toEqual(["finish", "restart", "stop"]);
});

test("people's work has a log where a runner runs its acceptance command", () => {
  const record = new RecordedRun(sampleBatch("a", { work: "person", hasAcceptanceCommand: true })).start();
  expect(actions(record, "a")).toEqual(["take", "stop", "log"]);
});

test("a run that is over offers nothing but its logs", () => {
  const record = eventfulRun();
  expect(record.run.status).toBe("accepted");
  expect(record.spec.batches.map((batch) => actions(record, batch.id))).toEqual([["log"], ["log"], [], ["log"]]);
});

test("the clock turns amber past the estimate and red past one and a half times", () => {
  const record = new RecordedRun(sampleBatch("a", { estimateMinutes: 10 })).start();
  expect(clock(record, "a")).toBeNull();
  expect(clock(record.claim("a").pass(10), "a")).toEqual({ elapsedMs: 600_000, ratio: 1, tone: "success" });
  expect(clock(record.pass(1), "a")?.tone).toBe("warning");
  expect(clock(record.pass(5), "a")?.tone).toBe("danger");
});

test("the clock stands still once the work is over", () => {
  const record = new RecordedRun(sampleBatch("a")).start().claim("a").pass(3);
  expect(isTicking(record.batch("a"))).toBe(true);
  record.report("a").pass(30);
  expect(isTicking(record.batch("a"))).toBe(false);
  expect(clock(record, "a")?.elapsedMs).toBe(180_000);
});

test("what waits for a person is listed, the longest wait first", () => {
  const record = new RecordedRun(sampleBatch("a"), sampleBatch("b"), sampleBatch("c", { work: "person" })).start().claim("a").claim("b").pass(1);
  record.report("b", { outcome: { kind: "exited", code: 1 } }).pass(1).report("a", { acceptance: { passed: false, code: 1, tail: "" } });
  expect(needsYou(record.run).map((need) => [need.spec.id, need.kind, need.refused])).toEqual([
    ["c", "work", false],
    ["b", "decision", false],
    ["a", "check-in", true],
  ]);
});

test("a run that is over needs nobody", () => {
  expect(needsYou(eventfulRun().run)).toEqual([]);
});
