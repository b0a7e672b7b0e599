import { batchId, liveAttempt } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { consequencesOf, consequenceWords } from "./consequences.ts";

const after = (record: RecordedRun, id: string) => {
  const attempt = liveAttempt(record.batch(id));
  const consequences = attempt === null ? null : consequencesOf(record.run, attempt, "accept");
  return consequences === null ? null : consequenceWords(consequences);
};

test("accepting names what starts by it, and changes nothing yet", () => {
  const needs = [batchId("a")];
  const record = new RecordedRun(sampleBatch("a"), sampleBatch("b", { needs }), sampleBatch("c", { needs: [...needs, batchId("b")] })).start().claim("a").report("a");
  const before = record.run;
  expect(after(record, "a")).toBe("Accepting starts b.");
  expect(record.run).toBe(before);
});

test("accepting the last one is said to finish the run", () => {
  expect(after(new RecordedRun(sampleBatch("a")).start().claim("a").report("a"), "a")).toBe("This is the last one: accepting it finishes the run.");
});

test("many that start are counted, not listed", () => {
  const others = ["b", "c", "d", "e"].map((id) => sampleBatch(id, { needs: [batchId("a")] }));
  expect(after(new RecordedRun(sampleBatch("a"), ...others).start().claim("a").report("a"), "a")).toBe("Accepting starts b, c, d and 1 more.");
});

test("a batch that nothing waits for says so", () => {
  expect(after(new RecordedRun(sampleBatch("a"), sampleBatch("b")).start().claim("a").report("a"), "a")).toBe("Nothing waits for this alone.");
});

test("work that has not been reported has no consequences", () => {
  expect(after(new RecordedRun(sampleBatch("a")).start(), "a")).toBeNull();
});
