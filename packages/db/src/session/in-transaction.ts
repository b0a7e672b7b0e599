import type { Database, Tx } from "./database.ts";

/** Runs `work` in the transaction given, or in one of its own where a database was given. */
export function inTransaction<Result>(db: Database | Tx, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.kind === "transaction" ? work(db) : db.transaction(work);
}
