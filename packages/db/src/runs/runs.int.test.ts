import type { RunEvent } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appendLogBytes } from "../logs/append-log-bytes.ts";
import type { Database } from "../session/database.ts";
import { databaseTime } from "../session/database-time.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun, sampleRun } from "../testing/sample-data.ts";
import type { SampleRows } from "../testing/sample-data.ts";
import { untilSomebodyWaits } from "../testing/until-somebody-waits.ts";
import { endedRuns } from "./ended-runs.ts";
import { eventsAfter } from "./events-after.ts";
import { findRun } from "./find-run.ts";
import { insertRun } from "./insert-run.ts";
import { listRuns } from "./list-runs.ts";
import { liveRunIds } from "./live-run-ids.ts";
import { lockRun } from "./lock-run.ts";
import { runStates } from "./run-states.ts";
import { saveRunStep } from "./save-run-step.ts";
import type { RunStep } from "./save-run-step.ts";

let target: TestDatabase;
let db: Database;
let rows: SampleRows;
beforeAll(async () => {
  target = await createTestDatabase();
  db = target.db;
  rows = await insertSampleRows(db);
});
afterAll(() => target.drop());

const paused = (at: number): RunEvent => ({ at, type: "run.paused", by: "ann" });

function step(runId: string, seq: number, change: Partial<RunStep> = {}): RunStep {
  return {
    runId,
    seq,
    state: sampleRun("paused"),
    status: "paused",
    done: 0,
    forPerson: 0,
    startedAt: null,
    endedAt: null,
    events: [{ seq, at: 1_000 + seq, event: paused(1_000 + seq) }],
    ...change,
  };
}

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

describe("lockRun", () => {
  test("lets the second wait until the first has committed, and shows it what the first saved", async () => {
    const runId = await insertSampleRun(db, rows);
    const order: string[] = [];
    const second: Promise<number | undefined>[] = [];
    await db.transaction(async (tx) => {
      await lockRun(tx, runId);
      second.push(
        db.transaction(async (other) => {
          const locked = await lockRun(other, runId);
          order.push("second");
          return locked?.seq;
        }),
      );
      await untilSomebodyWaits(db);
      order.push("first");
      await saveRunStep(tx, step(runId, 1));
    });
    expect(await Promise.all(second)).toEqual([1]);
    expect(order).toEqual(["first", "second"]);
  });

  test("tells the time at which the lock was held, not the time the transaction began", async () => {
    const runId = await insertSampleRun(db, rows);
    const second: Promise<number | undefined>[] = [];
    let released = 0;
    await db.transaction(async (tx) => {
      await lockRun(tx, runId);
      second.push(db.transaction(async (other) => (await lockRun(other, runId))?.now));
      await untilSomebodyWaits(db);
      released = await databaseTime(db);
    });
    const [now] = await Promise.all(second);
    expect(now).toBeGreaterThanOrEqual(released);
  });

  test("never tells a time before the run's last event, even where the machine's clock was set back", async () => {
    const runId = await insertSampleRun(db, rows);
    const ahead = (await databaseTime(db)) + 3_600_000;
    await db.transaction((tx) => saveRunStep(tx, step(runId, 1, { events: [{ seq: 1, at: ahead, event: paused(ahead) }] })));
    expect(await db.transaction(async (tx) => (await lockRun(tx, runId))?.now)).toBe(ahead);
  });

  test("does not keep rows that belong to the run from being inserted", async () => {
    const runId = await insertSampleRun(db, rows);
    await db.transaction(async (tx) => {
      await lockRun(tx, runId);
      const size = await db.transaction((other) => appendLogBytes(other, { runId, attemptId: "a#1", bytes: 5 }));
      expect(size).toBe(5);
    });
  });

  test("finds nothing under an id that is not there or not possible", async () => {
    for (const id of ["00000000-0000-7000-8000-000000000000", "nonsense"]) expect(await db.transaction((tx) => lockRun(tx, id))).toBeNull();
  });
});

describe("saveRunStep", () => {
  test("saves events and state together, and both are read back", async () => {
    const runId = await insertSampleRun(db, rows);
    const events = [1, 2].map((seq) => ({ seq, at: 1_000 + seq, event: paused(1_000 + seq) }));
    await db.transaction((tx) => saveRunStep(tx, step(runId, 2, { events, done: 3, forPerson: 1, startedAt: 500 })));
    expect(await findRun(db, runId)).toMatchObject({ seq: 2, status: "paused", done: 3, forPerson: 1, startedAt: 500, endedAt: null, state: sampleRun("paused"), planName: "sample" });
    expect(await eventsAfter(db, runId, { seq: 0, limit: 10 })).toEqual(events);
    expect(await eventsAfter(db, runId, { seq: 1, limit: 10 })).toEqual(events.slice(1));
    expect(await eventsAfter(db, runId, { seq: 0, limit: 1 })).toEqual(events.slice(0, 1));
  });

  test.each([
    ["repeats a saved number", step("", 1)],
    ["leaves a gap", step("", 3)],
    ["is not numbered up to its end", step("", 2, { events: [{ seq: 1, at: 1, event: paused(1) }] })],
  ])("refuses a step that %s, and changes nothing", async (_, wrong) => {
    const runId = await insertSampleRun(db, rows);
    await db.transaction((tx) => saveRunStep(tx, step(runId, 1)));
    await expect(db.transaction((tx) => saveRunStep(tx, { ...wrong, runId }))).rejects.toThrow(runId);
    expect((await findRun(db, runId))?.seq).toBe(1);
    expect(await eventsAfter(db, runId, { seq: 0, limit: 10 })).toHaveLength(1);
  });

  test("saves a report with characters that PostgreSQL refuses", async () => {
    const runId = await insertSampleRun(db, rows);
    const event: RunEvent = { at: 5, type: "run.paused", by: "nul\0half\uD83D" };
    await db.transaction((tx) => saveRunStep(tx, step(runId, 1, { events: [{ seq: 1, at: 5, event }], state: { ...sampleRun("paused"), reason: "\0" } })));
    expect(await eventsAfter(db, runId, { seq: 0, limit: 1 })).toMatchObject([{ event: { by: "nulhalf\uFFFD" } }]);
  });
});

describe("lists of runs", () => {
  test("name those that are over for good, and for how long", async () => {
    const [accepted, failed, running] = [await insertSampleRun(db, rows), await insertSampleRun(db, rows), await insertSampleRun(db, rows)];
    const endedAt = (await databaseTime(db)) - 60_000;
    await db.transaction((tx) => saveRunStep(tx, step(accepted, 1, { status: "accepted", endedAt })));
    await db.transaction((tx) => saveRunStep(tx, step(failed, 1, { status: "failed", endedAt })));
    const ended = await endedRuns(db, rows.workspaceId, [accepted, failed, running]);
    expect(ended.map(({ id }) => id)).toEqual([accepted]);
    expect(ended[0]?.forMs).toBeGreaterThanOrEqual(60_000);
    expect(await endedRuns(db, "00000000-0000-7000-8000-000000000000", [accepted])).toEqual([]);
    expect(await endedRuns(db, rows.workspaceId, [])).toEqual([]);
  });

  test("filter by status, plan, name, number and what was seen before", async () => {
    const fresh = await createTestDatabase();
    const sample = await insertSampleRows(fresh.db);
    const ids = [await insertSampleRun(fresh.db, sample), await insertSampleRun(fresh.db, sample), await insertSampleRun(fresh.db, sample)];
    await fresh.db.transaction((tx) => saveRunStep(tx, step(ids[1] ?? "", 1, { status: "accepted", state: sampleRun("accepted") })));
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
    const states = await runStates(fresh.db, [ids[1] ?? "", "00000000-0000-7000-8000-000000000000"]);
    expect(states).toEqual([{ id: ids[1], seq: 1, state: sampleRun("accepted") }]);
    await fresh.drop();
  });
});
