import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureRunner } from "../runners/ensure-runner.ts";
import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";
import { databaseTime } from "../session/database-time.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun } from "../testing/sample-data.ts";
import type { SampleRows } from "../testing/sample-data.ts";
import { saveStep } from "../runs/save-step.ts";
import { holdSample, sampleStep } from "../testing/sample-step.ts";
import { condemnLeases } from "./condemn-leases.ts";
import { extendLeases } from "./extend-leases.ts";
import type { AttemptFence } from "./lease.ts";
import { leasesOfRunner, leasesToStop } from "./leases-of-runner.ts";
import { overdueLeases } from "./overdue-leases.ts";
import { silentLeases } from "./silent-leases.ts";

const HOUR = 3_600_000;
let target: TestDatabase;
let db: Database;
let rows: SampleRows;
let fence: AttemptFence;
beforeAll(async () => {
  target = await createTestDatabase();
  db = target.db;
  rows = await insertSampleRows(db);
});
afterAll(() => target.drop());
beforeEach(async () => {
  await clientOf(db).lease.deleteMany();
  fence = { runId: await insertSampleRun(db, rows), attemptId: "task#1", epoch: 7 };
});

const hold = (lostAfterMs = HOUR): Promise<void> => holdSample(db, { ...fence, runnerId: rows.runnerId, lostAfterMs });
/** Marks the lease of the run's only attempt in its next step. */
const mark = async (beforeSeq: number, marks: { readonly stop: boolean; readonly suspect: boolean; readonly epoch?: number }): Promise<void> => {
  expect(await saveStep(db, sampleStep(fence.runId, beforeSeq, { holds: { marked: [{ ...fence, ...marks }] } }))).toBe(true);
};
const beat = (fences: readonly AttemptFence[], runnerId = rows.runnerId): ReturnType<typeof extendLeases> => extendLeases(db, { runnerId, fences, lostAfterMs: HOUR });
const only = async (): Promise<Awaited<ReturnType<typeof leasesOfRunner>>[number] | undefined> => (await leasesOfRunner(db, rows.runnerId))[0];

describe("the fence", () => {
  test.each(["an older", "a newer"])("keeps a write with %s epoch from changing anything", async (which) => {
    await hold();
    const before = await only();
    const stale = { ...fence, epoch: which === "an older" ? 6 : 8 };
    await mark(1, { stop: true, suspect: true, epoch: stale.epoch });
    expect(await beat([stale])).toEqual([{ ...stale, holds: false, suspect: false, stop: false }]);
    expect(await only()).toEqual(before);
  });

  test("keeps another runner from extending a lease", async () => {
    await hold();
    const before = await only();
    const { id: thief } = await ensureRunner(db, { workspaceId: rows.workspaceId, name: "thief" });
    expect(await beat([fence], thief)).toMatchObject([{ holds: false }]);
    expect(await only()).toEqual(before);
  });
});

describe("a heartbeat", () => {
  test("moves the deadline and answers for each fence in the order given", async () => {
    await hold(1);
    const gone = { ...fence, attemptId: "other#1" };
    const before = await databaseTime(db);
    expect(await beat([gone, fence])).toEqual([
      { ...gone, holds: false, suspect: false, stop: false },
      { ...fence, holds: true, suspect: false, stop: false },
    ]);
    expect((await only())?.expiresAt).toBeGreaterThanOrEqual(before + HOUR);
    expect(await beat([])).toEqual([]);
  });

  test("still counts after the deadline, as long as nobody gave the lease up", async () => {
    await hold(0);
    expect(await beat([fence])).toMatchObject([{ holds: true }]);
    expect(await condemnLeases(db, { graceUntil: 0 })).toEqual([]);
  });

  test("comes too late for a lease that was given up, however soon after", async () => {
    await hold(0);
    expect(await condemnLeases(db, { graceUntil: 0 })).toMatchObject([fence]);
    expect(await beat([fence])).toMatchObject([{ holds: false }]);
    expect(await condemnLeases(db, { graceUntil: 0 })).toMatchObject([fence]);
  });

  test("tells of the mark of silence until it is cleared, and of a stop until the end", async () => {
    await hold();
    await mark(1, { stop: true, suspect: true });
    expect(await beat([fence])).toMatchObject([{ suspect: true, stop: true }]);
    expect(await leasesToStop(db, rows.runnerId)).toMatchObject([fence]);
    await mark(2, { stop: true, suspect: false });
    expect(await beat([fence])).toMatchObject([{ suspect: false, stop: true }]);
    expect(await saveStep(db, sampleStep(fence.runId, 3, { holds: { released: [fence.attemptId] } }))).toBe(true);
    expect(await leasesToStop(db, rows.runnerId)).toEqual([]);
  });

  test("of many at once, in any order, never fails for the others", async () => {
    const fences = Array.from({ length: 30 }, (_, index) => ({ ...fence, attemptId: `t${index}#1`, epoch: index }));
    const leases = fences.map(({ attemptId, epoch }) => ({ attemptId, epoch, runnerId: rows.runnerId, stop: false, timeoutMs: HOUR }));
    expect(await saveStep(db, sampleStep(fence.runId, 0, { holds: { leases } }))).toBe(true);
    const beats = Array.from({ length: 10 }, (_, index) => beat(index % 2 === 0 ? fences : fences.toReversed()));
    const standings = (await Promise.all(beats)).flat();
    expect(standings).toHaveLength(300);
    expect(standings.every((standing) => standing.holds)).toBe(true);
  });
});

describe("silence and loss", () => {
  test("a lease is silent once, until it is marked", async () => {
    await hold();
    expect(await silentLeases(db, { suspectAfterMs: HOUR })).toEqual([]);
    expect(await silentLeases(db, { suspectAfterMs: 0 })).toMatchObject([fence]);
    await mark(1, { stop: false, suspect: true });
    expect(await silentLeases(db, { suspectAfterMs: 0 })).toEqual([]);
  });

  test("nothing is lost before its deadline", async () => {
    await hold();
    expect(await condemnLeases(db, { graceUntil: 0 })).toEqual([]);
  });

  test("nothing is lost during the grace after a start, whatever its deadline", async () => {
    await hold(0);
    const now = await databaseTime(db);
    expect(await condemnLeases(db, { graceUntil: now + HOUR })).toEqual([]);
    expect(await condemnLeases(db, { graceUntil: now - HOUR })).toMatchObject([fence]);
  });

  test("an attempt is overdue once its time is used up, until somebody tells it to stop", async () => {
    await saveStep(db, sampleStep(fence.runId, 0, { holds: { leases: [{ ...fence, runnerId: rows.runnerId, stop: false, timeoutMs: 0 }] } }));
    expect(await overdueLeases(db)).toEqual([fence]);
    await mark(1, { stop: true, suspect: false });
    expect(await overdueLeases(db)).toEqual([]);
  });
});
