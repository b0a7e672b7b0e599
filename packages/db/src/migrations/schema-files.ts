import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PRISMA_FOLDER = join(import.meta.dirname, "../../../../prisma");

/** Where migrations are kept, a folder for each. */
export const MIGRATIONS_FOLDER = join(PRISMA_FOLDER, "migrations");
export const SCHEMA_FOLDER = join(PRISMA_FOLDER, "schema");

export interface SchemaFile {
  readonly path: string;
  readonly content: string;
}

/** The data model, file by file. */
export function schemaFiles(): readonly SchemaFile[] {
  return readdirSync(SCHEMA_FOLDER)
    .filter((name) => name.endsWith(".prisma"))
    .toSorted()
    .map((name) => join(SCHEMA_FOLDER, name))
    .map((path) => ({ path, content: readFileSync(path, "utf8") }));
}

export interface Migration {
  /** Starts with the time it was written, so that the order of names is the order of migrations. */
  readonly name: string;
  readonly sql: string;
}

/** All migrations in the order in which they apply. */
export function migrations(): readonly Migration[] {
  return readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => ({ name, sql: readFileSync(join(MIGRATIONS_FOLDER, name, "migration.sql"), "utf8") }));
}
