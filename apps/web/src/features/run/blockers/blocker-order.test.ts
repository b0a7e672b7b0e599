import { batchId, type Blocker, blockerId, type NewBlocker } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { keptWaiting, openBlockers, resolvedBlockers } from "./blocker-order.ts";

const blocker = (id: string, differs: Partial<NewBlocker> = {}): NewBlocker => ({ id: blockerId(id), kind: "clarification", severity: "moderate", title: id, text: "", options: [], batch: null, ...differs });

function blockedRun() {
  const record = new RecordedRun(sampleBatch("api"), sampleBatch("page", { needs: [batchId("api")] }), sampleBatch("end", { needs: [batchId("page")] }), sampleBatch("docs"));
  record.start();
  for (const [id, differs] of [["question", { severity: "minor", batch: batchId("api") }], ["first", { batch: batchId("api") }], ["second", { batch: batchId("docs") }], ["worst", { severity: "critical" }], ["asked", { severity: "minor" }]] as const) {
    record.pass(1).send({ type: "blocker.raised", by: "Ann", blocker: blocker(id, differs) });
  }
  return record.send({ type: "blocker.escalated", blocker: blockerId("asked"), to: "Carla", by: "Ann" });
}

const ids = (blockers: readonly Blocker[]) => blockers.map(({ id }) => id);

test("what somebody was asked to decide comes first, then the most severe, then the oldest; what is resolved goes", () => {
  const record = blockedRun();
  expect(ids(openBlockers(record.run))).toEqual(["asked", "worst", "first", "second", "question"]);
  for (const id of ["first", "worst"]) record.pass(1).send({ type: "blocker.resolved", by: "Ann", blocker: blockerId(id), resolution: { how: { kind: "dismissed" }, text: "" } });
  expect(ids(openBlockers(record.run))).toEqual(["asked", "second", "question"]);
  expect(ids(resolvedBlockers(record.run))).toEqual(["worst", "first"]);
});

test("a blocker keeps all waiting that follows from its batch; a question keeps nobody", () => {
  const { run } = blockedRun();
  const kept = (id: string) => keptWaiting(run, run.coordination.blockers.find((one) => one.id === id) ?? expect.fail("no such blocker"));
  expect(kept("first")).toEqual(["page", "end"]);
  expect(kept("question")).toEqual([]);
  expect(kept("worst")).toEqual([]);
});
