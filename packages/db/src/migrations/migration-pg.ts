import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import pg from "pg";

/**
 * The stock adapter, mended where the schema engine needs more than an application does: scripts run whole, the
 * catalogue can be read, and the connection can be closed, because its session holds the migration lock.
 */
export class MigrationPg extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(url: string) {
    // One connection: the lock belongs to a session, and so must everything done under it.
    const pool = new pg.Pool({ connectionString: url, max: 1, application_name: "planloom migrate" });
    super(pool);
    this.#pool = pool;
  }

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    adapter.executeScript = runWhole(this.#pool);
    adapter.queryRaw = readCharacters(this.#pool, adapter);
    return adapter;
  }

  /** Gives the lock back. The engine's own `free` does not, and the next migrator would wait for it in vain. */
  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/**
 * Sends a script as one message, which PostgreSQL runs as one transaction. The stock adapter cuts it at every
 * semicolon, inside strings and function bodies too, and a failure leaves half of it done.
 */
function runWhole(pool: pg.Pool): SqlDriverAdapter["executeScript"] {
  return async (script) => {
    await pool.query(script);
  };
}

/** PostgreSQL's one-byte type `"char"`, which its catalogue is full of and the stock adapter refuses, and `text`. */
const CHAR = 18;
const TEXT = 25;

/**
 * Has the stock adapter read `"char"` as text, then declares those columns as characters, as the engine expects them.
 * There is one connection, so the columns noted are those of the result that is being read.
 */
function readCharacters(pool: pg.Pool, adapter: SqlDriverAdapter): SqlDriverAdapter["queryRaw"] {
  const queryRaw = adapter.queryRaw.bind(adapter);
  const query = pool.query.bind(pool);
  let characters: ReadonlySet<number> = new Set();
  const noteCharacters = async (...args: readonly unknown[]): Promise<pg.QueryResult> => {
    const result: pg.QueryResult = await Reflect.apply(query, pool, args);
    // A script of several statements gives an array of results.
    const fields = result.fields ?? [];
    characters = new Set(fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : [])));
    for (const field of fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
    return result;
  };
  Reflect.set(pool, "query", noteCharacters);
  return async (statement) => {
    const result = await queryRaw(statement);
    return { ...result, columnTypes: result.columnTypes.map((type, index) => (characters.has(index) ? ColumnTypeEnum.Character : type)) };
  };
}
