import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureRunner } from "../runners/ensure-runner.ts";
import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";
import { databaseTime } from "../session/database-time.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun } from "../testing/sample-data.ts";
import type { SampleRows } from "../testing/sample-data.ts";
import { deleteLease } from "./delete-lease.ts";
import { expiredLeases } from "./expired-leases.ts";
import { extendLeases } from "./extend-leases.ts";
import { insertLease } from "./insert-lease.ts";
import type { AttemptFence } from "./lease.ts";
import { leasesOfRunner, leasesToStop } from "./leases-of-runner.ts";
import { clearSuspect, markLeaseStop, markSuspect } from "./mark-lease.ts";
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

const hold = (lostAfterMs = HOUR): Promise<void> => db.transaction((tx) => insertLease(tx, { ...fence, runnerId: rows.runnerId, lostAfterMs }));
const beat = (fences: readonly AttemptFence[], runnerId = rows.runnerId): ReturnType<typeof extendLeases> => extendLeases(db, { runnerId, fences, lostAfterMs: HOUR });
const only = async (): Promise<Awaited<ReturnType<typeof leasesOfRunner>>[number] | undefined> => (await leasesOfRunner(db, rows.runnerId))[0];

describe("the fence", () => {
  test.each(["an older", "a newer"])("keeps a write with %s epoch from changing anything", async (which) => {
    await hold();
    const before = await only();
    const stale = { ...fence, epoch: which === "an older" ? 6 : 8 };
    await db.transaction(async (tx) => {
      expect(await markLeaseStop(tx, stale)).toBe(false);
      expect(await markSuspect(tx, stale)).toBe(false);
      expect(await clearSuspect(tx, stale)).toBe(false);
      expect(await deleteLease(tx, stale)).toBe(false);
    });
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

  test("lets one attempt be held once", async () => {
    await hold();
    await expect(hold()).rejects.toThrow(/lease_pkey/);
    expect(await leasesOfRunner(db, rows.runnerId)).toHaveLength(1);
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

  test("still counts after the deadline, as long as nobody acted upon it", async () => {
    await hold(0);
    expect(await expiredLeases(db, { graceUntil: null })).toMatchObject([fence]);
    expect(await beat([fence])).toMatchObject([{ holds: true }]);
    expect(await expiredLeases(db, { graceUntil: null })).toEqual([]);
  });

  test("tells of the mark of silence until it is cleared, and of a stop until the end", async () => {
    await hold();
    await db.transaction(async (tx) => {
      expect(await markSuspect(tx, fence)).toBe(true);
      expect(await markLeaseStop(tx, fence)).toBe(true);
    });
    expect(await beat([fence])).toMatchObject([{ suspect: true, stop: true }]);
    expect(await leasesToStop(db, rows.runnerId)).toMatchObject([fence]);
    await db.transaction((tx) => clearSuspect(tx, fence));
    expect(await beat([fence])).toMatchObject([{ suspect: false, stop: true }]);
    expect(await db.transaction((tx) => deleteLease(tx, fence))).toBe(true);
    expect(await leasesToStop(db, rows.runnerId)).toEqual([]);
  });

  test("of many at once, in any order, never fails for the others", async () => {
    const fences = Array.from({ length: 30 }, (_, index) => ({ ...fence, attemptId: `t${index}#1`, epoch: index }));
    await db.transaction(async (tx) => {
      for (const each of fences) await insertLease(tx, { ...each, runnerId: rows.runnerId, lostAfterMs: HOUR });
    });
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
    await db.transaction((tx) => markSuspect(tx, fence));
    expect(await silentLeases(db, { suspectAfterMs: 0 })).toEqual([]);
  });

  test("nothing is lost before its deadline", async () => {
    await hold();
    expect(await expiredLeases(db, { graceUntil: null })).toEqual([]);
  });

  test("nothing is lost during the grace after a start, whatever its deadline", async () => {
    await hold(0);
    const now = await databaseTime(db);
    expect(await expiredLeases(db, { graceUntil: now + HOUR })).toEqual([]);
    expect(await expiredLeases(db, { graceUntil: now - HOUR })).toMatchObject([fence]);
  });
});
