import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "../src/migrations/migrate.ts";
import { schemaDrift } from "../src/migrations/schema-drift.ts";
import { MIGRATIONS_FOLDER } from "../src/migrations/schema-files.ts";
import { startTestPostgres } from "../src/testing/start-test-postgres.ts";

/**
 * `new-migration.ts NAME` writes the migration that takes a database from the migrations so far to the data model in
 * `prisma/schema`. Read it before you commit it: it drops what the data model no longer has.
 */
const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) throw new Error("give the migration a name of lower-case letters, digits and _");

const postgres = await startTestPostgres();
try {
  await migrate(postgres.url);
  const sql = await schemaDrift(postgres.url);
  process.stdout.write(`${sql === "" ? "The migrations already match the data model." : write(name, sql)}\n`);
} finally {
  await postgres.stop();
}

function write(title: string, sql: string): string {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const file = join(MIGRATIONS_FOLDER, `${stamp}_${title}`, "migration.sql");
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, `${sql.trim()}\n`);
  return file;
}
