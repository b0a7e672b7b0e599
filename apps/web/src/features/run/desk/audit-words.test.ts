import { type ScopeAudit, streamId, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { sampleBatch } from "../testing/recorded-run.ts";
import { auditWords } from "./audit-words.ts";

const UI = { id: streamId("ui"), name: "Interface", agent: null, patterns: [] };
const OPEN = { widened: null, reverted: null, blocked: null, kept: "The run goes on" };
const audit = (differs: Partial<ScopeAudit>): ScopeAudit => ({ files: [], others: [], isOver: false, ways: OPEN, ...differs });
const other = { task: taskId("b"), title: "Build", files: [{ path: "x.ts", mode: "writes" as const }], running: [], toCome: [] };

test("it says whose the files are, and who touches them when", () => {
  const files = [{ path: "x.ts", owners: [UI.id] }, { path: "y.ts", owners: [UI.id] }, { path: "z.ts", owners: [] }];
  expect(auditWords(audit({ files, others: [{ ...other, running: [sampleBatch("b")] }, { ...other, title: "Check", toCome: [sampleBatch("c")] }, { ...other, title: "Read", files: [{ path: "x.ts", mode: "reads" }] }] }), [UI])).toEqual([
    "x.ts and y.ts belong to the stream Interface.",
    "Build writes x.ts and runs right now.",
    "Check writes x.ts and is yet to run.",
    "Read reads x.ts and is done.",
  ]);
});

test("once the run is over it says that nothing follows from the decision", () => {
  expect(auditWords(audit({ files: [{ path: "x.ts", owners: [] }], isOver: true }), [UI])).toEqual(["The run is over, so what is decided changes nothing in it. It is written down."]);
});

test("files that nobody else touches can be claimed", () => {
  expect(auditWords(audit({ files: [{ path: "x.ts", owners: [] }] }), [UI])).toEqual(["No other task touches these files, so its claim can be widened."]);
});
