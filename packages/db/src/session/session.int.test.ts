import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { openGate } from "../testing/open-gate.ts";
import { untilSomebodyWaits } from "../testing/until-somebody-waits.ts";
import { connect } from "./connect.ts";
import { clientOf } from "./database.ts";
import type { Tx } from "./database.ts";
import { databaseTime } from "./database-time.ts";
import { sqlExecutor } from "./sql-executor.ts";
import { sqlStateOf } from "./sql-state-of.ts";
import { unavailabilityOf } from "./unavailability.ts";

let target: TestDatabase;
beforeAll(async () => {
  target = await createTestDatabase();
  await execute("CREATE TABLE counter (id int PRIMARY KEY, value int NOT NULL)");
});
afterAll(() => target.drop());

const execute = (sql: string): Promise<number> => clientOf(target.db).$executeRawUnsafe(sql);
const add = (tx: Tx, id: number): Promise<number> => clientOf(tx).$executeRaw`UPDATE counter SET value = value + 1 WHERE id = ${id}`;
const valueOf = async (id: number): Promise<number | undefined> =>
  (await clientOf(target.db).$queryRaw<{ value: number }[]>`SELECT value FROM counter WHERE id = ${id}`)[0]?.value;

describe("a transaction", () => {
  test("saves nothing when its work throws", async () => {
    await execute("INSERT INTO counter VALUES (1, 0)");
    const failed = target.db.transaction(async (tx) => {
      await add(tx, 1);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect(await valueOf(1)).toBe(0);
  });

  test("that PostgreSQL ends for a deadlock is run again as a whole, and both sides succeed", async () => {
    await execute("INSERT INTO counter VALUES (10, 0), (11, 0)");
    let runs = 0;
    const bothHoldOne = Promise.withResolvers<void>();
    const side = (first: number, second: number): Promise<void> =>
      target.db.transaction(async (tx) => {
        runs += 1;
        await add(tx, first);
        if (runs === 2) bothHoldOne.resolve();
        await bothHoldOne.promise;
        await add(tx, second);
      });
    await Promise.all([side(10, 11), side(11, 10)]);
    expect([await valueOf(10), await valueOf(11)]).toEqual([2, 2]);
    expect(runs).toBe(3);
  });

  test("is not run again for any other failure", async () => {
    let runs = 0;
    const failed = target.db.transaction(async (tx) => {
      runs += 1;
      await clientOf(tx).$executeRaw`INSERT INTO counter VALUES (1, 1), (1, 1)`;
    });
    const error: unknown = await failed.catch((reason: unknown) => reason);
    expect(sqlStateOf(error)).toBe("23505");
    expect(runs).toBe(1);
  });

  test("does not wait for a lock for longer than 3 s", async () => {
    await execute("INSERT INTO counter VALUES (20, 0)");
    await target.db.transaction(async (tx) => {
      await add(tx, 20);
      const waiting = target.db.transaction((other) => add(other, 20));
      await untilSomebodyWaits(target.db);
      const error: unknown = await waiting.catch((reason: unknown) => reason);
      expect(sqlStateOf(error)).toBe("55P03");
    });
    expect(await valueOf(20)).toBe(1);
  });
});

describe("sqlExecutor", () => {
  test("sends a library's SQL inside the transaction: it is there exactly if the transaction commits", async () => {
    const enqueue = async (tx: Tx, id: number): Promise<unknown[]> =>
      (await sqlExecutor(tx).executeSql("INSERT INTO counter VALUES ($1, $2) RETURNING id", [id, 5])).rows;
    expect(await target.db.transaction((tx) => enqueue(tx, 30))).toEqual([{ id: 30 }]);
    const failed = target.db.transaction(async (tx) => {
      await enqueue(tx, 31);
      throw new Error("rolled back");
    });
    await expect(failed).rejects.toThrow("rolled back");
    expect([await valueOf(30), await valueOf(31)]).toEqual([5, undefined]);
  });
});

describe("connect", () => {
  test("throws when nothing answers there", async () => {
    const url = new URL(target.url);
    url.port = "1";
    await expect(connect(url.href)).rejects.toThrow(/reach/);
  });

  test("goes on by itself after PostgreSQL ended all its connections", async () => {
    const db = await connect(target.url, { connections: 4 });
    await Promise.all(Array.from({ length: 4 }, () => db.ping()));
    const running = db.transaction(async (tx) => {
      await execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
      await databaseTime(tx);
    });
    await expect(running).rejects.toBeInstanceOf(Error);
    await expect(db.transaction((tx) => databaseTime(tx))).resolves.toBeGreaterThan(0);
    await db.close();
  });

  test("tells a PostgreSQL that went away or froze from a mistake, and goes on once it is back", async () => {
    const gate = await openGate(target.url);
    const db = await connect(gate.url, { connections: 2, queryTimeoutMs: 200 });
    const why = (work: Promise<unknown>): Promise<unknown> => work.then(() => "done", unavailabilityOf);
    gate.set("shut");
    expect(await Promise.all([why(db.ping()), why(databaseTime(db)), why(db.transaction((tx) => databaseTime(tx)))])).toEqual(["away", "away", "away"]);
    gate.set("open");
    await db.transaction((tx) => databaseTime(tx));
    gate.set("frozen");
    expect(await why(databaseTime(db))).toBe("away");
    gate.set("open");
    expect(await why(db.transaction((tx) => databaseTime(tx)))).toBe("done");
    expect(await why(clientOf(db).$executeRaw`SELECT 1 / 0`)).toBeNull();
    await db.close();
    await gate.close();
  });

  test("reads times as the moments they are, whatever zone the database is set to", async () => {
    await execute(`ALTER DATABASE ${new URL(target.url).pathname.slice(1)} SET TimeZone = 'Asia/Kathmandu'`);
    const db = await connect(target.url);
    const workspace = await clientOf(db).workspace.create({ data: { name: "zone", createdAt: new Date(1_700_000_000_123) } });
    const [row] = await clientOf(db).$queryRaw<{ ms: number }[]>`SELECT (extract(epoch FROM created_at) * 1000)::float8 AS ms FROM workspace WHERE id = ${workspace.id}::uuid`;
    expect(row?.ms).toBe(1_700_000_000_123);
    expect(workspace.createdAt.getTime()).toBe(1_700_000_000_123);
    await db.close();
  });
});
