import type { Migration, SchemaFile } from "./schema-files.ts";

/** What the schema engine is asked to do with the database at `url`, and the data model it needs to know for that. */
export type SchemaEngineTask = { readonly url: string; readonly schema: readonly SchemaFile[] } & (
  | { readonly kind: "apply"; readonly folder: string; readonly migrations: readonly Migration[] }
  /** Say what the database lacks of the data model. */
  | { readonly kind: "compare"; readonly folder: string }
);

/** `lines` are the names of applied migrations, or the statements that are missing. */
export type SchemaEngineAnswer = { readonly kind: "done"; readonly lines: readonly string[] } | { readonly kind: "failed"; readonly message: string };
