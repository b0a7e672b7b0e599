import { runSchemaEngine } from "./run-schema-engine.ts";
import { MIGRATIONS_FOLDER, migrations, schemaFiles } from "./schema-files.ts";
import type { Migration } from "./schema-files.ts";

/** What bringing a database up to date did. */
export interface MigrationOutcome {
  /** Names of the migrations that were applied now, in order; empty when the database was up to date. */
  readonly applied: readonly string[];
}

/**
 * Brings the database at `url` up to the schema of this version, in about 0.2 s. Several may do so at once: one
 * applies, the others wait and find nothing left to do. A migration that fails leaves nothing behind, is thrown as a
 * `SchemaEngineError`, and is tried again the next time, as is one whose process was killed.
 */
export async function migrate(url: string, all: readonly Migration[] = migrations()): Promise<MigrationOutcome> {
  return { applied: await runSchemaEngine({ kind: "apply", url, schema: schemaFiles(), folder: MIGRATIONS_FOLDER, migrations: all }) };
}
