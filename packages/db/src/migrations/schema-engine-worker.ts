import { parentPort, workerData } from "node:worker_threads";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { ErrorRegistry } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { MigrationPg } from "./migration-pg.ts";
import type { SchemaEngineAnswer, SchemaEngineTask } from "./schema-engine-task.ts";
import { underLock } from "./under-lock.ts";

/** The thread that the schema engine works in; it takes its task when it is made and posts one answer. */
const NO_FILTERS = { externalTables: [], externalEnums: [] };
/** Where the engine looks for a function to tell of a panic; without it a panic is reported as one of its absence. */
let panic: string | null = null;
Reflect.set(globalThis, "PRISMA_WASM_PANIC_REGISTRY", { set_message: (message: string) => (panic = message) });

const task: SchemaEngineTask = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
parentPort?.postMessage(await answer());

async function answer(): Promise<SchemaEngineAnswer> {
  const adapter = new MigrationPg(task.url);
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  try {
    const datamodels = task.schema.map(({ path, content }): [string, string] => [path, content]);
    const engine = await SchemaEngine.new({ datamodels }, () => undefined, bound);
    return { kind: "done", lines: task.kind === "apply" ? await underLock(task.url, () => apply(engine, task)) : await compare(engine, task) };
  } catch (error) {
    return { kind: "failed", message: panic ?? explain(error, bound.errorRegistry) };
  } finally {
    await adapter.close();
  }
}

/** The engine names an error of the driver by a number only, and adds a trace of its own inside. */
function explain(error: unknown, registry: ErrorRegistry): string {
  const text = error instanceof Error ? error.message : String(error);
  const id = /External error id#(\d+)/.exec(text)?.[1];
  const record = id === undefined ? undefined : registry.consumeError(Number(id));
  const reason = record === undefined ? text : record.error instanceof Error ? record.error.message : String(record.error);
  const migration = /migration_name="([^"]+)"/.exec(text)?.[1];
  return migration === undefined ? reason : `migration ${migration} failed: ${reason}`;
}

/**
 * A migration that failed, or whose process was killed, has changed nothing, because each is one transaction; so it is
 * cleared and tried again. The engine alone would refuse to go on until a person has looked at it.
 */
async function apply(engine: SchemaEngine, { folder, migrations }: Extract<SchemaEngineTask, { kind: "apply" }>): Promise<readonly string[]> {
  const migrationsList: MigrationList = {
    baseDir: folder,
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    migrationDirectories: migrations.map(({ name, sql }) => ({ path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } } })),
  };
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: NO_FILTERS });
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
  return (await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })).appliedMigrationNames;
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
