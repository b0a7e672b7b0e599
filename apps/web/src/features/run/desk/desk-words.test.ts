import { batchId, blockerId, type DeskItem, deskLine, deskQueue, emptyPlan } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { deskAsk, goneWords, holdUpWords } from "./desk-words.ts";
import { nextWords } from "./next-words.ts";

const PLAN = emptyPlan("P");
const queue = (record: RecordedRun): readonly DeskItem[] => deskQueue(PLAN, record.run);
const only = (record: RecordedRun): DeskItem => queue(record)[0] ?? expect.fail("nothing waits");
const checking = () => new RecordedRun(sampleBatch("a"), sampleBatch("b", { needs: [batchId("a")] })).start().claim("a").report("a");

describe("what waits", () => {
  test("a check-in says what it wants, and which attempt it is from the second one on", () => {
    const record = checking();
    expect(deskAsk(deskLine(only(record)))).toBe("Check in");
    record.checkIn("a", "rework", "Louder").claim("a").report("a", { acceptance: { passed: false, code: 1, tail: "" } });
    expect(deskAsk(deskLine(only(record)))).toBe("Check in: acceptance failed");
  });

  test.each([
    ["critical", "a", "Question that pauses the run, from a"],
    ["moderate", "a", "Question that stops a"],
    ["minor", "a", "Question from a"],
    ["critical", null, "Question that pauses the run"],
    ["moderate", null, "Question about the run"],
  ] as const)("a %s question about %s says what it keeps from going on", (severity, batch, words) => {
    const record = new RecordedRun(sampleBatch("a")).start();
    record.send({ type: "blocker.raised", by: "Ann", blocker: { id: blockerId("q"), kind: "clarification", severity, title: "Which?", text: "", options: [], batch: batch === null ? null : batchId(batch) } });
    expect(queue(record).filter(({ kind }) => kind === "blocker").map(deskLine).map(deskAsk)).toEqual([words]);
  });

  test("it says how much waits behind an item, and nothing where nothing does", () => {
    expect(holdUpWords(only(checking()).holdUp)).toBe("holds up 1 batch, 20 min of work in a row");
    expect(holdUpWords({ batches: 0, minutes: 0 })).toBe("");
  });
});

describe("what became of an item that is gone", () => {
  test("it is told who gave which verdict", () => {
    const record = checking();
    const item = only(record);
    expect(goneWords(record.run, item)).toBeNull();
    record.checkIn("a", "accept");
    expect(goneWords(record.run, item)).toEqual({ text: "a was accepted by Bob", by: "Bob" });
  });

  test("work that is done becomes a check-in, so nothing is told of it", () => {
    const record = new RecordedRun(sampleBatch("a", { work: "person" })).start().take("a");
    const item = only(record);
    expect(item.kind).toBe("work");
    record.report("a", { outcome: { kind: "done", by: "Ann", note: null } });
    expect(queue(record).map(({ kind }) => kind)).toEqual(["check-in"]);
    expect(goneWords(record.run, item)).toBeNull();
  });
});

describe("what comes to an empty desk", () => {
  test("what is under way is named, else what waits", () => {
    const needs = [batchId("a")];
    expect(nextWords(new RecordedRun(sampleBatch("a"), sampleBatch("b", { needs })).start().run)).toBe("Next, a person is to look at a, which is under way.");
    expect(nextWords(new RecordedRun(sampleBatch("a", { acceptance: "command" }), sampleBatch("b", { needs })).start().run)).toBe("Next, a person is to look at b, once it has begun and is done.");
  });

  test("a run without check-ins needs no person", () => {
    expect(nextWords(new RecordedRun(sampleBatch("a", { acceptance: "command" })).start().run)).toBe("What is left needs no person, unless something fails.");
  });

  test("a run that is over says how", () => {
    const record = new RecordedRun(sampleBatch("a")).start().claim("a").report("a").checkIn("a", "accept");
    expect(nextWords(record.run)).toBe("All of its work was accepted.");
  });
});
