import { agentId, freezePlan } from "@planloom/scheduler";
import { reportOf } from "@planloom/scheduler/testing";
import { expect, test } from "vitest";
import { foundAs, meetingPlan, ToldRun } from "../testing/told-run.ts";
import { synthesisFor } from "./gathered-batches.ts";
import { insertRefinement, refinedReports } from "./refinement.ts";

test("an agent that is asked to refine the report is given all that was found, and what it writes stands beside it", () => {
  const { plan, task } = insertRefinement(meetingPlan(), { agent: agentId("coder"), wish: "What it costs." });
  const run = new ToldRun(plan).does("api", { findings: [foundAs("It is slow")] });
  const spec = run.run.spec.batches.find((batch) => batch.task === task) ?? expect.fail("there is no batch for it");
  expect(synthesisFor(run.run, spec, { asked: true })?.counts.entries).toBe(1);
  expect(refinedReports(plan, run.run)).toEqual([{ batch: spec.id, title: "Refine the report of what was found", attempt: null, output: null, isAccepted: false }]);
  run.claim(spec.id);
  run.report(spec.id, reportOf({ outputs: [{ kind: "file", name: "synthesis", bytes: 12 }] }));
  expect(refinedReports(plan, run.run)).toMatchObject([{ attempt: `${spec.id}#1`, output: { bytes: 12 }, isAccepted: false }]);
});

test("asking again makes another task, and the plan can run", () => {
  const once = insertRefinement(meetingPlan(), { agent: agentId("coder"), wish: "" });
  const twice = insertRefinement(once.plan, { agent: agentId("coder"), wish: "" });
  expect(twice.task).not.toBe(once.task);
  expect(freezePlan(twice.plan).kind).toBe("frozen");
});

test("only what gathers is given a synthesis", () => {
  const run = new ToldRun().does("api").does("page");
  const asked = (id: string) => synthesisFor(run.run, run.run.spec.batches.find((batch) => batch.id === id) ?? expect.fail(id), { asked: false });
  expect(asked("api")).toBeNull();
  expect(asked("meet")).toBeNull();
  expect(asked("try")?.title).toBe("Try it all");
});
