import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../generated/client.ts";
import type { Prisma } from "../generated/client.ts";
import { Database, Tx } from "./database.ts";
import type { TransactionOptions } from "./database.ts";
import { isConflict, isConnectionLoss } from "./passing-failures.ts";
import { retryWhile } from "./retry-while.ts";
import type { Statement } from "./statement.ts";

export interface ConnectOptions {
  /** Told of connections that broke while nobody used them. They are replaced; nothing needs to be done. */
  readonly onConnectionLost?: (error: Error) => void;
  /** Most connections at once; 10 when left out. */
  readonly connections?: number;
  /** A statement without an answer for this long throws; 35,000 when left out. */
  readonly queryTimeoutMs?: number;
}

/**
 * Opens a pool on the PostgreSQL at `url` and makes sure that it answers; throws when it does not. When PostgreSQL
 * goes away later, what was under way throws, and the next use connects anew.
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Database> {
  const database = new PooledDatabase(url, options);
  try {
    await database.ping();
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

class PooledDatabase extends Database {
  readonly #prisma: PrismaClient;
  readonly #pool: pg.Pool;

  constructor(url: string, options: ConnectOptions) {
    const pool = openPool(url, options);
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: 10_000, timeout: 15_000 } });
    super(prisma);
    this.#prisma = prisma;
    this.#pool = pool;
  }

  async close(): Promise<void> {
    await this.#prisma.$disconnect();
    await this.#pool.end();
  }

  async query<Row>({ name, text, values }: Statement): Promise<Row[]> {
    const { rows } = await this.#pool.query<Row & pg.QueryResultRow>({ name, text, values: [...values] });
    return rows;
  }

  async ping(): Promise<void> {
    await this.#prisma.$queryRaw`SELECT 1`;
  }

  transaction<Result>(work: (tx: Tx) => Promise<Result>, { attempts = 5, timeoutMs = 15_000 }: TransactionOptions = {}): Promise<Result> {
    let begun = false;
    const once = (): Promise<Result> => {
      begun = false;
      const begin = (client: Prisma.TransactionClient): Promise<Result> => {
        begun = true;
        return work(new Tx(client));
      };
      return this.#prisma.$transaction(begin, { timeout: timeoutMs });
    };
    // After PostgreSQL has ended its connections, the pool may give out one that does not know yet that it is dead.
    const isPassing = (error: unknown): boolean => isConflict(error) || (!begun && isConnectionLoss(error));
    return retryWhile(once, { attempts, isPassing });
  }
}

function openPool(url: string, { connections = 10, onConnectionLost = () => undefined, queryTimeoutMs = 35_000 }: ConnectOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: "planloom",
    // The adapter writes and reads times without their zone, as UTC.
    options: "-c TimeZone=UTC",
    lock_timeout: 3_000,
    statement_timeout: 30_000,
    // The one above is kept by PostgreSQL. Where that is frozen or cut off, only we can give up, and the connection.
    query_timeout: queryTimeoutMs,
    idle_in_transaction_session_timeout: 30_000,
  });
  // Without a listener a broken idle connection would end the process. The second covers connections in use, whose
  // failure the statement under way reports as well.
  pool.on("error", onConnectionLost);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
