import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";

export interface StoredRunState {
  readonly id: string;
  /** After event `seq`, not yet parsed. */
  readonly state: unknown;
  readonly seq: number;
}

/** The states of some runs, in any order; those that are not there are left out. A state may have megabytes. */
export async function runStates(db: Database | Tx, ids: readonly string[]): Promise<readonly StoredRunState[]> {
  return clientOf(db).run.findMany({ where: { id: { in: [...ids] } }, select: { id: true, state: true, seq: true } });
}
