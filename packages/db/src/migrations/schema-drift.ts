import { runSchemaEngine } from "./run-schema-engine.ts";
import { SCHEMA_FOLDER, schemaFiles } from "./schema-files.ts";

/** The SQL that would take the database at `url` to the data model in `prisma/schema`; empty if it is there already. */
export async function schemaDrift(url: string): Promise<string> {
  const statements = await runSchemaEngine({ kind: "compare", url, folder: SCHEMA_FOLDER, schema: schemaFiles() });
  return statements.join("\n");
}
