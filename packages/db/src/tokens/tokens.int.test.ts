import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../session/database.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows } from "../testing/sample-data.ts";
import type { SampleRows } from "../testing/sample-data.ts";
import { consumeToken } from "./consume-token.ts";
import { endToken } from "./end-token.ts";
import { findToken } from "./find-token.ts";
import { insertToken } from "./insert-token.ts";
import type { NewToken } from "./insert-token.ts";

const HOUR = 3_600_000;
let target: TestDatabase;
let db: Database;
let rows: SampleRows;
beforeAll(async () => {
  target = await createTestDatabase();
  db = target.db;
  rows = await insertSampleRows(db);
});
afterAll(() => target.drop());

const add = (hash: string, change: Partial<NewToken> = {}): ReturnType<typeof insertToken> =>
  insertToken(db, { workspaceId: rows.workspaceId, kind: "link", hash, subject: "ann", role: "owner", lifetimeMs: HOUR, ...change });
const consume = (hash: string): ReturnType<typeof consumeToken> => db.transaction((tx) => consumeToken(tx, { kind: "link", hash }));

describe("a one-time link", () => {
  test("is used by exactly one of many who try at once", async () => {
    await add("contested");
    const uses = await Promise.all(Array.from({ length: 10 }, () => consume("contested")));
    expect(uses.filter((use) => use !== null)).toMatchObject([{ subject: "ann", role: "owner", kind: "link", runnerId: null }]);
    expect(await findToken(db, "contested")).toBeNull();
  });

  test("is not used up when the transaction that used it fails", async () => {
    await add("kept");
    const failed = db.transaction(async (tx) => {
      await consumeToken(tx, { kind: "link", hash: "kept" });
      throw new Error("no session could be made");
    });
    await expect(failed).rejects.toThrow("no session");
    expect(await consume("kept")).not.toBeNull();
  });

  test("is worth nothing once it has expired or ended, or if it is no link", async () => {
    await add("expired", { lifetimeMs: 0 });
    await add("ended");
    await add("session", { kind: "session" });
    expect(await endToken(db, "ended")).toBe(true);
    for (const hash of ["expired", "ended", "session", "unknown"]) expect(await consume(hash)).toBeNull();
  });
});

describe("a token", () => {
  test("is found until it expires or ends", async () => {
    await add("for ever", { kind: "api", lifetimeMs: null });
    await add("over", { kind: "session", lifetimeMs: 0 });
    await add("of a runner", { kind: "runner", runnerId: rows.runnerId, role: "" });
    expect(await findToken(db, "for ever")).toMatchObject({ kind: "api", subject: "ann", workspaceId: rows.workspaceId });
    expect(await findToken(db, "of a runner")).toMatchObject({ runnerId: rows.runnerId });
    expect(await findToken(db, "over")).toBeNull();
    expect(await endToken(db, "for ever")).toBe(true);
    expect(await endToken(db, "for ever")).toBe(false);
    expect(await findToken(db, "for ever")).toBeNull();
  });

  test("cannot share its hash with another", async () => {
    await add("double");
    await expect(add("double")).rejects.toThrow(/token_hash_key/);
  });
});
