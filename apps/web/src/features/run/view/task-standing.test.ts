import { batchId, blockerId, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { taskStandings } from "./task-standing.ts";

test("a task of several batches shows the one that matters most and how many are done", () => {
  const record = new RecordedRun(sampleBatch("api.1"), sampleBatch("api.2", { needs: [batchId("api.1")] }), sampleBatch("ui")).start();
  record.claim("api.1").report("api.1").checkIn("api.1", "accept").claim("api.2").report("api.2");
  const standings = taskStandings(record.run);
  expect(standings.get(taskId("api"))).toMatchObject({ status: "checking", progress: 0.5, words: "1 of 2 batches done", batch: { id: "api.2" } });
  expect(standings.get(taskId("ui"))).toMatchObject({ status: "offered", progress: 0, words: null });
});

test("a task is accepted once all its batches are", () => {
  const record = new RecordedRun(sampleBatch("api.1"), sampleBatch("api.2", { needs: [batchId("api.1")] })).start();
  for (const id of ["api.1", "api.2"]) record.claim(id).report(id).checkIn(id, "accept");
  expect(taskStandings(record.run).get(taskId("api"))).toMatchObject({ status: "accepted", progress: 1 });
});

test("a task that is blocked says by what", () => {
  const record = new RecordedRun(sampleBatch("api"));
  record.start().send({ type: "blocker.raised", by: "Ann", blocker: { id: blockerId("b"), kind: "technical", severity: "moderate", title: "No disk", text: "", options: [], batch: batchId("api") } });
  expect(taskStandings(record.run).get(taskId("api"))).toMatchObject({ status: "blocked", blocker: "No disk" });
  record.send({ type: "blocker.resolved", by: "Ann", blocker: blockerId("b"), resolution: { how: { kind: "dismissed" }, text: "" } });
  expect(taskStandings(record.run).get(taskId("api"))).toMatchObject({ status: "offered", blocker: null });
});
