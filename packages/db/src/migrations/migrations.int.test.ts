import { afterEach, describe, expect, inject, test } from "vitest";
import { connect } from "../session/connect.ts";
import { clientOf } from "../session/database.ts";
import { copyTemplate, dropDatabase } from "../testing/test-template.ts";
import { migrate } from "./migrate.ts";
import { SchemaEngineError } from "./run-schema-engine.ts";
import { schemaDrift } from "./schema-drift.ts";
import { migrations } from "./schema-files.ts";

const serverUrl = inject("postgresUrl");
const made: string[] = [];
afterEach(() => Promise.all(made.splice(0).map((url) => dropDatabase(serverUrl, url))));

async function database(options: { empty: boolean }): Promise<string> {
  const url = await copyTemplate(serverUrl, options);
  made.push(url);
  return url;
}

async function tablesOf(url: string): Promise<string[]> {
  const db = await connect(url);
  const rows = await clientOf(db).$queryRaw<{ name: string }[]>`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`;
  await db.close();
  return rows.map((row) => row.name);
}

describe("the migrations", () => {
  test("lead exactly to the data model", async () => {
    expect(await schemaDrift(await database({ empty: false }))).toBe("");
  });

  test("miss everything before they are applied", async () => {
    expect(await schemaDrift(await database({ empty: true }))).toContain('CREATE TABLE "run"');
  });

  test("start with the time they were written, so that their names are in order", () => {
    const names = migrations().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^\d{14}_[a-z][a-z0-9_]*$/);
  });
});

describe("migrate", () => {
  test("applies all once, and then nothing", async () => {
    const url = await database({ empty: true });
    expect(await migrate(url)).toEqual({ applied: migrations().map(({ name }) => name) });
    expect(await migrate(url)).toEqual({ applied: [] });
  });

  test("by three at once applies each migration once, and all three succeed", async () => {
    const url = await database({ empty: true });
    const outcomes = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(outcomes.flatMap(({ applied }) => applied)).toEqual(migrations().map(({ name }) => name));
  });

  test("runs bodies and texts with semicolons in them", async () => {
    const url = await database({ empty: true });
    const sql = "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END $$; CREATE TABLE t (a text DEFAULT ';');";
    expect(await migrate(url, [{ name: "20260101000000_f", sql }])).toEqual({ applied: ["20260101000000_f"] });
    expect(await tablesOf(url)).toContain("t");
  });

  test("that fails says why and leaves nothing of that migration behind, and once mended it applies", async () => {
    const url = await database({ empty: true });
    const broken = [{ name: "20260101000000_broken", sql: "CREATE TABLE half (a int); SELECT 1/0;" }];
    await expect(migrate(url, broken)).rejects.toThrow(/20260101000000_broken failed: .*division by zero/);
    expect(await tablesOf(url)).not.toContain("half");
    await expect(migrate(url, broken)).rejects.toThrow(SchemaEngineError);
    const mended = [{ name: "20260101000000_broken", sql: "CREATE TABLE half (a int);" }];
    expect(await migrate(url, mended)).toEqual({ applied: ["20260101000000_broken"] });
    expect(await migrate(url, mended)).toEqual({ applied: [] });
  });

  test("of a database that cannot be reached throws", async () => {
    const url = new URL(serverUrl);
    url.port = "1";
    await expect(migrate(url.href)).rejects.toThrow(SchemaEngineError);
  });
});
