import type { RunSummary } from "@planloom/api";
import { runId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { runLine } from "./run-line.ts";

const NINE = Date.UTC(2026, 0, 5, 9);
const summary = (differs: Partial<RunSummary>): RunSummary => ({
  id: runId("3f0c1f60-8d6a-4a53-9d0e-6c1f7b7b2a10"),
  number: 3,
  planId: "8d3f0a52-5a0f-4a8e-9a64-2f6b3c1d7e90",
  planName: "Sample",
  revision: 1,
  status: "running",
  startedBy: "Ann",
  createdAt: NINE,
  startedAt: NINE,
  endedAt: null,
  batches: 8,
  done: 2,
  waitingForPerson: 0,
  ...differs,
});

test("a live run's time grows, a finished one's stands still", () => {
  expect(runLine(summary({}), NINE + 90_000)).toMatchObject({ duration: "1 min 30 s", ticking: true, progress: 0.25, progressWords: "2 of 8" });
  expect(runLine(summary({ status: "accepted", endedAt: NINE + 60_000 }), NINE + 9e9)).toMatchObject({ duration: "1 min", ticking: false });
});

test("a run that never started has no time and divides by nothing", () => {
  expect(runLine(summary({ status: "created", startedAt: null, batches: 0, done: 0 }), NINE)).toMatchObject({ duration: "Not started", ticking: false, progress: 0 });
});

test("what waits for a person is counted, unless the run was stopped", () => {
  expect(runLine(summary({ waitingForPerson: 1 }), NINE).waiting).toBe("1 needs you");
  expect(runLine(summary({ waitingForPerson: 3, status: "failed" }), NINE).waiting).toBe("3 need you");
  expect(runLine(summary({ waitingForPerson: 3, status: "stopped" }), NINE).waiting).toBeNull();
  expect(runLine(summary({}), NINE).waiting).toBeNull();
});
