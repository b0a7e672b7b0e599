import { batchId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { waitWords } from "./wait-words.ts";

const record = () => new RecordedRun(sampleBatch("a", { title: "Backend" }), sampleBatch("b", { needs: [batchId("a")] })).start();

test("a batch says what it waits for, and stops saying so once that is there", () => {
  const run = record();
  expect(waitWords(run.run, batchId("b"), null)).toBe("Waits for Backend");
  run.claim("a").report("a").checkIn("a", "accept");
  expect(waitWords(run.run, batchId("b"), null)).not.toBe("Waits for Backend");
});

test("a batch at its check-in waits for nothing but what its status says", () => {
  expect(waitWords(record().claim("a").report("a").run, batchId("a"), null)).toBeNull();
});

test("asking twice gives the same answer", () => {
  const { run } = record();
  expect(waitWords(run, batchId("b"), null)).toBe(waitWords(run, batchId("b"), null));
});

test("what waits for a runner says so when there is none, also once the last one has gone", () => {
  const { run } = record();
  expect(waitWords(run, batchId("a"), [{ labels: [], stands: "ready" }])).toBe("Waits for a runner to take it");
  expect(waitWords(run, batchId("a"), [])).toBe("No runner is connected");
});
