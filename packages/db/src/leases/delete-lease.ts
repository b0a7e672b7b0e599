import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import type { AttemptFence } from "./lease.ts";

/** Ends a hold. `false`, and nothing changes, where the attempt is not held under this epoch. */
export async function deleteLease(tx: Tx, { runId, attemptId, epoch }: AttemptFence): Promise<boolean> {
  const { count } = await clientOf(tx).lease.deleteMany({ where: { runId, attemptId, epoch } });
  return count === 1;
}
