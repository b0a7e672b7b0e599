import { createRun, transition } from "@planloom/scheduler";
import { makeSpec } from "@planloom/scheduler/testing";
import { expect, test } from "vitest";
import { summaryOfState } from "./run-summary.ts";

test("what is shown of a run fits its state, also where the outline was read a step earlier", () => {
  const outline = { id: "01a1fef8-53fe-773a-b795-8d3ead959511", workspaceId: "w", planId: "p", planName: "Shop", planRevision: 1, number: 7, status: "created", seq: 0, batches: 1, done: 0, forPerson: 0, startedBy: "ann", createdAt: 500, startedAt: null, endedAt: null };
  const { run } = transition(createRun(makeSpec([{ id: "a" }, { id: "b" }])), { type: "run.started", by: "ann", at: 1_000 });
  expect(summaryOfState(outline, run)).toMatchObject({ number: 7, planName: "Shop", status: "running", startedAt: 1_000, endedAt: null, batches: 2, done: 0 });
});
