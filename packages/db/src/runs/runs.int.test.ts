import type { RunEvent } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../session/database.ts";
import { databaseTime } from "../session/database-time.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun, sampleRun } from "../testing/sample-data.ts";
import type { SampleRows } from "../testing/sample-data.ts";
import { sampleStep } from "../testing/sample-step.ts";
import { leasesOfRunner } from "../leases/leases-of-runner.ts";
import { openOffers } from "../offers/open-offers.ts";
import { eventsAfter } from "./events-after.ts";
import { findRun } from "./find-run.ts";
import { insertRun } from "./insert-run.ts";
import { listRuns } from "./list-runs.ts";
import { liveRunIds } from "./live-run-ids.ts";
import { loadRun } from "./load-run.ts";
import { runEnds } from "./run-ends.ts";
import { saveStep } from "./save-step.ts";

let target: TestDatabase;
let db: Database;
let rows: SampleRows;
beforeAll(async () => {
  target = await createTestDatabase();
  db = target.db;
  rows = await insertSampleRows(db);
});
afterAll(() => target.drop());

const paused = (at: number): RunEvent => ({ at, type: "run.paused", by: "ann", policy: null });

describe("insertRun", () => {
  test("numbers the runs of a workspace 1, 2, 3 without gaps or doubles, however many start at once", async () => {
    const fresh = await createTestDatabase();
    const sample = await insertSampleRows(fresh.db);
    await Promise.all(Array.from({ length: 12 }, () => insertSampleRun(fresh.db, sample)));
    const runs = await listRuns(fresh.db, { workspaceId: sample.workspaceId, limit: 20 });
    expect(runs.map((run) => run.number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    await fresh.drop();
  });

  test("takes no number when its transaction is rolled back", async () => {
    const before = (await listRuns(db, { workspaceId: rows.workspaceId, limit: 1 }))[0]?.number ?? 0;
    const failed = db.transaction(async (tx) => {
      await insertRun(tx, { ...rows, planRevision: 1, state: sampleRun(), startedBy: "ann" });
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    const run = await findRun(db, await insertSampleRun(db, rows));
    expect(run?.number).toBe(before + 1);
  });
});

describe("saveStep", () => {
  test("saves events, counters and offers together, and a run is read back as it was kept and what happened since", async () => {
    const runId = await insertSampleRun(db, rows);
    const events = [paused(1_001), paused(1_002)];
    expect(await saveStep(db, sampleStep(runId, 0, { events, done: 3, forPerson: 1, startedAt: 500 }))).toBe(true);
    expect(await findRun(db, runId)).toMatchObject({ seq: 2, status: "paused", done: 3, forPerson: 1, startedAt: 500, endedAt: null, planName: "sample" });
    expect(await loadRun(db, runId)).toMatchObject({ workspaceId: rows.workspaceId, planId: rows.planId, seq: 2, stateSeq: 0, state: sampleRun("running"), events, lastAt: 1_002 });
    const numbered = events.map((event, index) => ({ seq: index + 1, at: event.at, event }));
    expect(await eventsAfter(db, runId, { seq: 0, limit: 10 })).toEqual(numbered);
    expect(await eventsAfter(db, runId, { seq: 1, limit: 10 })).toEqual(numbered.slice(1));
    expect(await eventsAfter(db, runId, { seq: 0, limit: 1 })).toEqual(numbered.slice(0, 1));
  });

  test("keeps a state now and then, from which on the run is read", async () => {
    const runId = await insertSampleRun(db, rows);
    await saveStep(db, sampleStep(runId, 0, { events: [paused(1), paused(2)], snapshot: sampleRun("paused") }));
    expect(await loadRun(db, runId)).toMatchObject({ seq: 2, stateSeq: 2, state: sampleRun("paused"), events: [], lastAt: 2 });
    await saveStep(db, sampleStep(runId, 2, { events: [paused(3)] }));
    expect(await loadRun(db, runId)).toMatchObject({ seq: 3, stateSeq: 2, events: [paused(3)], lastAt: 3 });
  });

  test.each([0, 2])("writes nothing at all where the run is not at event %i", async (beforeSeq) => {
    const runId = await insertSampleRun(db, rows);
    await saveStep(db, sampleStep(runId, 0));
    const before = await loadRun(db, runId);
    const holds = { offers: [{ attemptId: "a#1", epoch: 1, labels: [] }], leases: [{ attemptId: "b#1", epoch: 2, runnerId: rows.runnerId, stop: false, timeoutMs: 1 }] };
    expect(await saveStep(db, sampleStep(runId, beforeSeq, { status: "stopped", holds }))).toBe(false);
    expect(await loadRun(db, runId)).toEqual(before);
    expect((await openOffers(db, rows.workspaceId, { limit: 100, labels: [] })).filter((offer) => offer.runId === runId)).toEqual([]);
    expect((await leasesOfRunner(db, rows.runnerId)).filter((lease) => lease.runId === runId)).toEqual([]);
  });

  test("lets one of many who come at the same time win", async () => {
    const runId = await insertSampleRun(db, rows);
    const saved = await Promise.all(Array.from({ length: 8 }, () => saveStep(db, sampleStep(runId, 0))));
    expect(saved.filter(Boolean)).toHaveLength(1);
    expect(await eventsAfter(db, runId, { seq: 0, limit: 10 })).toHaveLength(1);
  });

  test("is undone with the transaction it is part of", async () => {
    const runId = await insertSampleRun(db, rows);
    const failed = db.transaction(async (tx) => {
      expect(await saveStep(tx, sampleStep(runId, 0))).toBe(true);
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect((await findRun(db, runId))?.seq).toBe(0);
  });

  test("saves a report with characters that PostgreSQL refuses", async () => {
    const runId = await insertSampleRun(db, rows);
    const event: RunEvent = { at: 5, type: "run.paused", by: "nul\0half\uD83D", policy: null };
    await saveStep(db, sampleStep(runId, 0, { events: [event], snapshot: { ...sampleRun("paused"), reason: "\0" } }));
    expect(await eventsAfter(db, runId, { seq: 0, limit: 1 })).toMatchObject([{ event: { by: "nulhalf\uFFFD" } }]);
  });

  test("finds nothing under an id that is not there or not possible", async () => {
    for (const id of ["00000000-0000-7000-8000-000000000000", "nonsense"]) expect(await loadRun(db, id)).toBeNull();
  });
});

describe("lists of runs", () => {
  test("name those that are there, which of them are over and for how long, and which may still go on", async () => {
    const [accepted, failed, running] = [await insertSampleRun(db, rows), await insertSampleRun(db, rows), await insertSampleRun(db, rows)];
    const endedAt = (await databaseTime(db)) - 60_000;
    await saveStep(db, sampleStep(accepted, 0, { status: "accepted", endedAt }));
    await saveStep(db, sampleStep(failed, 0, { status: "failed", endedAt }));
    const nowhere = "00000000-0000-7000-8000-000000000000";
    const ends = new Map((await runEnds(db, rows.workspaceId, [accepted, failed, running, nowhere])).map((end) => [end.id, end]));
    expect(ends.size).toBe(3);
    expect([ends.get(accepted)?.mayGoOn, ends.get(failed)?.mayGoOn]).toEqual([false, true]);
    for (const id of [accepted, failed]) expect(ends.get(id)?.forMs).toBeGreaterThanOrEqual(60_000);
    expect(ends.get(running)).toEqual({ id: running, mayGoOn: false, forMs: null });
    expect(await runEnds(db, nowhere, [accepted])).toEqual([]);
    expect(await runEnds(db, rows.workspaceId, [])).toEqual([]);
  });

  test("filter by status, plan, name, number and what was seen before", async () => {
    const fresh = await createTestDatabase();
    const sample = await insertSampleRows(fresh.db);
    const ids = [await insertSampleRun(fresh.db, sample), await insertSampleRun(fresh.db, sample), await insertSampleRun(fresh.db, sample)];
    await saveStep(fresh.db, sampleStep(ids[1] ?? "", 0, { status: "accepted" }));
    const numbers = async (filter: object): Promise<number[]> => (await listRuns(fresh.db, { workspaceId: sample.workspaceId, limit: 10, ...filter })).map((run) => run.number);
    expect(await numbers({})).toEqual([3, 2, 1]);
    expect(await numbers({ limit: 2 })).toEqual([3, 2]);
    expect(await numbers({ before: 2 })).toEqual([1]);
    expect(await numbers({ statuses: ["accepted"] })).toEqual([2]);
    expect(await numbers({ statuses: [] })).toEqual([]);
    expect(await numbers({ planId: sample.planId })).toEqual([3, 2, 1]);
    expect(await numbers({ search: "AMPL" })).toEqual([3, 2, 1]);
    expect(await numbers({ search: "#2" })).toEqual([2]);
    expect(await numbers({ search: "3" })).toEqual([3]);
    expect(await numbers({ search: "%" })).toEqual([]);
    expect(await numbers({ search: "\0" })).toEqual([3, 2, 1]);
    expect(await liveRunIds(fresh.db)).toEqual([ids[0], ids[2]]);
    await fresh.drop();
  });
});
