import { batchId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { batchStatus } from "./batch-status.ts";
import { skipWords } from "./skip-words.ts";

const told = (record: RecordedRun, id: string) => {
  const { phase } = record.batch(id);
  return phase.kind === "skipped" ? [batchStatus(record.batch(id)), skipWords(record.run, batchId(id), phase)] : null;
};

test("a batch that lost its race names the winner", () => {
  const record = new RecordedRun(sampleBatch("quick", { race: "r" }), sampleBatch("thorough", { race: "r" })).start();
  record.claim("quick").report("quick").checkIn("quick", "accept");
  expect(told(record, "thorough")).toEqual(["beaten", "quick won the race"]);
});

test("a batch that is there for a failure is not needed once nothing failed", () => {
  const record = new RecordedRun(sampleBatch("work"), sampleBatch("repair", { failuresOf: [[batchId("work")]] }), sampleBatch("other")).start();
  record.claim("work").report("work").checkIn("work", "accept");
  expect(told(record, "repair")).toEqual(["not-needed", "Not needed: nothing failed"]);
});

test("a batch that was skipped says by whom, or because of what", () => {
  const record = new RecordedRun(sampleBatch("work", { onFailure: "isolated" }), sampleBatch("after", { needs: [batchId("work")] }), sampleBatch("other")).start();
  record.claim("work").report("work", { outcome: { kind: "exited", code: 1 } });
  expect(told(record, "after")).toEqual(["skipped", "Skipped because work failed"]);
  record.skip("work");
  expect(told(record, "work")).toEqual(["skipped", "Skipped by Ann"]);
});
