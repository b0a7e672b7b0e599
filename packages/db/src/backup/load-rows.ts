import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { migrate } from "../migrations/migrate.ts";
import { migrations } from "../migrations/schema-files.ts";
import { quoted } from "./dump-rows.ts";

/**
 * Makes the tables that a dump fits into: those of just the migrations it had. Throws where this version does not know
 * one of them, and where the database holds tables already.
 */
export async function prepareForLoad(db: Database, url: string, wanted: readonly string[]): Promise<void> {
  const [found] = await clientOf(db).$queryRaw<{ tables: number }[]>`
    SELECT count(*)::int AS tables FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;
  if ((found?.tables ?? 0) > 0) throw new Error("The database is not empty. Name one that is, or make one: CREATE DATABASE planloom.");
  const known = new Map(migrations().map((migration) => [migration.name, migration]));
  const unknown = wanted.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`The backup was made by a newer Planloom, which has ${unknown.join(", ")}. Restore it with that one.`);
  await migrate(url, wanted.flatMap((name) => known.get(name) ?? []));
}

/** Puts rows of a dump in, a JSON object on each line. Returns how many there were. */
export async function loadRows(tx: Tx, table: string, text: string): Promise<number> {
  const lines = text.split("\n").filter((line) => line !== "");
  if (lines.length === 0) return 0;
  return clientOf(tx).$executeRawUnsafe(`INSERT INTO ${quoted(table)} SELECT * FROM json_populate_recordset(NULL::${quoted(table)}, $1::json)`, `[${lines.join(",")}]`);
}

/**
 * Makes sure that nothing of the time after the backup can act on what was restored: the tokens of all runners end,
 * and so do those of attempts and registrations. The runners stay known by name to the runs they worked on, and make
 * room for new ones of the same names. What the runners held is the engine's to settle.
 */
export async function cutOffRunners(tx: Tx): Promise<void> {
  const client = clientOf(tx);
  await client.$executeRaw`UPDATE workspace SET token_key = ''`;
  await client.$executeRaw`UPDATE token SET ended_at = clock_timestamp() WHERE kind IN ('runner', 'registration') AND ended_at IS NULL`;
  await client.$executeRaw`
    UPDATE runner SET removed_at = coalesce(removed_at, clock_timestamp()), name = left(name, 100) || ' (before ' || to_char(clock_timestamp(), 'YYYY-MM-DD HH24:MI:SS') || ')'`;
}
