import { expect, test } from "vitest";
import { eventfulRun, RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { runCounts } from "./run-counts.ts";

test("work that a person has is not counted as running", () => {
  const record = new RecordedRun(sampleBatch("a"), sampleBatch("b", { work: "person" }), sampleBatch("c")).start().claim("a").claim("c").report("c");
  expect(runCounts(record.run).map(({ part, count }) => [part, count])).toEqual([["checking", 1], ["person", 1], ["running", 1]]);
});

test("at every moment each batch is counted once", () => {
  const record = eventfulRun();
  for (const seq of record.events.keys()) {
    const counts = runCounts(record.detail(seq).state);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(record.spec.batches.length);
    expect(counts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  }
});
