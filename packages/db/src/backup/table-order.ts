import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";

/** Which migrations a database has is written down beside the data, not with it. */
const NOT_DATA = "_prisma_migrations";

/**
 * All tables of the database, each after those it refers to, so that rows can be put in in this order. Tables that
 * refer to each other in a circle cannot be ordered; it throws for them.
 */
export async function tableOrder(tx: Tx): Promise<readonly string[]> {
  const client = clientOf(tx);
  const tables = await client.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ${NOT_DATA} ORDER BY relname`;
  const references = await client.$queryRaw<{ from: string; to: string }[]>`
    SELECT source.relname AS "from", target.relname AS "to" FROM pg_constraint
    JOIN pg_class source ON source.oid = conrelid JOIN pg_class target ON target.oid = confrelid
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`;
  return inOrder(tables.map(({ name }) => name), references);
}

/** Names so that each comes after all it refers to; the given order decides where that leaves a choice. */
export function inOrder(names: readonly string[], references: readonly { readonly from: string; readonly to: string }[]): readonly string[] {
  const left = new Set(names);
  const ordered: string[] = [];
  while (left.size > 0) {
    const next = [...left].find((name) => !references.some(({ from, to }) => from === name && left.has(to)));
    if (next === undefined) throw new Error(`the tables ${[...left].join(", ")} refer to each other in a circle`);
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}
