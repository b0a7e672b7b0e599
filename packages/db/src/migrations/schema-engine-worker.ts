import { parentPort, workerData } from "node:worker_threads";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { MigrationPg } from "./migration-pg.ts";
import type { SchemaEngineAnswer, SchemaEngineTask } from "./schema-engine-task.ts";

/** The thread that the schema engine works in; it takes its task when it is made and posts one answer. */
const NO_FILTERS = { externalTables: [], externalEnums: [] };
/** Where the engine looks for a function to tell of a panic; without it a panic is reported as one of its absence. */
let panic: string | null = null;
Reflect.set(globalThis, "PRISMA_WASM_PANIC_REGISTRY", { set_message: (message: string) => (panic = message) });

const task: SchemaEngineTask = workerData;
parentPort?.postMessage(await answer());

async function answer(): Promise<SchemaEngineAnswer> {
  const adapter = new MigrationPg(task.url);
  try {
    return { kind: "done", lines: await perform(adapter) };
  } catch (error) {
    return { kind: "failed", message: panic ?? (error instanceof Error ? error.message : String(error)) };
  } finally {
    await adapter.close();
  }
}

async function perform(adapter: MigrationPg): Promise<readonly string[]> {
  const datamodels = task.schema.map(({ path, content }): [string, string] => [path, content]);
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
  return task.kind === "apply" ? apply(engine, task) : compare(engine, task);
}

async function apply(engine: SchemaEngine, { folder, migrations }: Extract<SchemaEngineTask, { kind: "apply" }>): Promise<readonly string[]> {
  const { appliedMigrationNames } = await engine.applyMigrations({
    filters: NO_FILTERS,
    migrationsList: {
      baseDir: folder,
      shadowDbInitScript: "",
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
      migrationDirectories: migrations.map(({ name, sql }) => ({ path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } } })),
    },
  });
  return appliedMigrationNames;
}

async function compare(engine: SchemaEngine, { folder, schema }: Extract<SchemaEngineTask, { kind: "compare" }>): Promise<readonly string[]> {
  const files = schema.map(({ path, content }) => ({ path, content }));
  const { exitCode, stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: folder },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: NO_FILTERS,
  });
  return exitCode === 0 ? [] : [stdout ?? ""];
}
