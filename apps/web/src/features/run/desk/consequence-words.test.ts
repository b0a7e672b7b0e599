import { batchId, consequencesOf, liveAttempt, type Verdict } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { consequenceWords } from "./consequence-words.ts";

const after = (record: RecordedRun, verdict: Verdict) => {
  const attempt = liveAttempt(record.batch("a")) ?? expect.fail("no attempt");
  return consequenceWords(consequencesOf(record.run, [{ attempt, verdict, fix: null }], { now: record.now, foretold: true }), verdict);
};
const needs = [batchId("a")];

test("accepting names what starts by it", () => {
  const record = new RecordedRun(sampleBatch("a"), sampleBatch("b", { needs }), sampleBatch("c", { needs: [...needs, batchId("b")] })).start().claim("a").report("a");
  expect(after(record, "accept")).toEqual(["Starts b.", "The run ends as soon as before."]);
});

test("accepting the last one is said to finish the run", () => {
  expect(after(new RecordedRun(sampleBatch("a")).start().claim("a").report("a"), "accept")).toEqual(["This is the last one: the run is finished with it."]);
});

test("a rework says by how much the run ends later, and who has used the work", () => {
  const record = new RecordedRun(sampleBatch("a"), sampleBatch("b", { needs }), sampleBatch("beside", { softNeeds: needs })).start().claim("a").report("a").pass(1).claim("beside");
  expect(after(record, "rework")).toEqual(["It is done again, with your notes.", "beside has used this already, and is to be looked at again.", "The run ends 20 min later."]);
});

test("a batch that nothing waits for says so", () => {
  expect(after(new RecordedRun(sampleBatch("a"), sampleBatch("b")).start().claim("a").report("a"), "accept")[0]).toBe("Nothing waits for this alone.");
});
