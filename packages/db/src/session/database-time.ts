import { clientOf } from "./database.ts";
import type { Database, Tx } from "./database.ts";

/** The time by the database's clock in milliseconds since 1970; inside a transaction too it is the time of the call. */
export async function databaseTime(db: Database | Tx): Promise<number> {
  const [row] = await clientOf(db).$queryRaw<{ now: number }[]>`
    SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`;
  if (row === undefined) throw new Error("PostgreSQL did not tell the time");
  return row.now;
}
