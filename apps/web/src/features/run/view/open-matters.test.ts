import { batchId, blockerId, type NewBlocker } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { openMatters } from "./open-matters.ts";

const raise = (record: RecordedRun, id: string, severity: NewBlocker["severity"]) =>
  record.pass(1).send({ type: "blocker.raised", by: "Ann", blocker: { id: blockerId(id), kind: "technical", severity, title: id, text: "", options: [], batch: batchId("api") } });

test("what stops something, and what somebody was asked about, is named; questions are counted; a run that ends asks nobody", () => {
  const record = new RecordedRun(sampleBatch("api")).start();
  raise(record, "why", "minor");
  raise(record, "stop", "moderate");
  raise(record, "how", "minor");
  record.send({ type: "blocker.escalated", blocker: blockerId("how"), to: "Carla", by: "Ann" });
  expect(openMatters(record.run)).toMatchObject({ blockers: [{ id: "how" }, { id: "stop" }], questions: 1, handOvers: 0 });
  record.send({ type: "run.stop-requested", by: "Ann" });
  expect(openMatters(record.run)).toEqual({ blockers: [], questions: 0, handOvers: 0 });
});
