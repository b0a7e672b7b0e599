import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import type { AttemptFence } from "./lease.ts";

/** The runner that holds an attempt under just this epoch; `null` where nobody does any more. */
export async function leaseHolder(db: Database | Tx, { runId, attemptId, epoch }: AttemptFence): Promise<string | null> {
  const lease = await clientOf(db).lease.findFirst({ where: { runId, attemptId, epoch }, select: { runnerId: true } });
  return lease?.runnerId ?? null;
}
