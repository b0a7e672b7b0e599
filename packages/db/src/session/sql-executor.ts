import { clientOf } from "./database.ts";
import type { Tx } from "./database.ts";

/** What pg-boss takes as its `db` option. */
export interface SqlExecutor {
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * Lets a library send its own SQL inside `tx`, so that a job it enqueues exists exactly if the transaction commits.
 * Only for as long as `tx` lives.
 */
export function sqlExecutor(tx: Tx): SqlExecutor {
  return {
    async executeSql(text, values = []) {
      const rows = await clientOf(tx).$queryRawUnsafe(text, ...values);
      return { rows: Array.isArray(rows) ? rows : [] };
    },
  };
}
