import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { migrations } from "../migrations/schema-files.ts";
import { pendingMigrations } from "../migrations/pending-migrations.ts";
import { tableOrder } from "./table-order.ts";

/** Some rows of one table, a JSON object on each line. */
export interface DumpedPart {
  readonly table: string;
  readonly rows: number;
  readonly text: string;
}

/** What the database was when it was dumped. */
export interface DumpedDatabase {
  /** The migrations it had, in order: what the rows fit into. */
  readonly migrations: readonly string[];
  /** How many rows each table had, in an order in which they can be put in again. */
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
}

const PART_BYTES = 2 * 1_024 * 1_024;
const MOST_ROWS = 5_000;
/** A dump goes as slowly as whoever takes it. */
const WITHIN_MS = 12 * 3_600_000;

/**
 * Hands all rows of all tables over, part by part, as they were at one moment; what is written meanwhile is not held
 * up and not in it. Memory does not grow with the database. Waits for `onPart` each time.
 */
export async function dumpRows(db: Database, onPart: (part: DumpedPart) => Promise<void>): Promise<DumpedDatabase> {
  const pending = new Set(await pendingMigrations(db));
  const applied = migrations().map(({ name }) => name).filter((name) => !pending.has(name));
  const dump = async (tx: Tx): Promise<DumpedDatabase> => {
    const client = clientOf(tx);
    await client.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`;
    await client.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`;
    const tables: { name: string; rows: number }[] = [];
    for (const name of await tableOrder(tx)) tables.push({ name, rows: await dumpTable(tx, name, onPart) });
    return { migrations: applied, tables };
  };
  return db.transaction(dump, { attempts: 1, timeoutMs: WITHIN_MS });
}

async function dumpTable(tx: Tx, table: string, onPart: (part: DumpedPart) => Promise<void>): Promise<number> {
  const client = clientOf(tx);
  // The name comes from the catalogue of the database, not from anybody.
  await client.$executeRawUnsafe(`DECLARE dump CURSOR FOR SELECT row_to_json(one)::text AS row FROM ${quoted(table)} AS one`);
  let total = 0;
  // Rows may have a hundred bytes or megabytes: the size of the last ones says how many to ask for.
  for (let wanted = 20; ; ) {
    const rows = await client.$queryRawUnsafe<{ row: string }[]>(`FETCH ${wanted} FROM dump`);
    if (rows.length === 0) break;
    const text = rows.map(({ row }) => `${row}\n`).join("");
    await onPart({ table, rows: rows.length, text });
    total += rows.length;
    wanted = Math.max(1, Math.min(MOST_ROWS, Math.round((rows.length * PART_BYTES) / text.length)));
  }
  await client.$executeRaw`CLOSE dump`;
  return total;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
