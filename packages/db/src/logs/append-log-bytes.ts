import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import type { AttemptLogKey } from "./log-size.ts";

/** Counts `bytes` more in the log of an attempt and gives its new size. Two at once add up. */
export async function appendLogBytes(tx: Tx, { runId, attemptId, bytes }: AttemptLogKey & { readonly bytes: number }): Promise<number> {
  const [row] = await clientOf(tx).$queryRaw<{ bytes: bigint }[]>`
    INSERT INTO attempt_log (run_id, attempt_id, bytes) VALUES (${runId}::uuid, ${attemptId}, ${bytes}::bigint)
    ON CONFLICT (run_id, attempt_id) DO UPDATE SET bytes = attempt_log.bytes + excluded.bytes, updated_at = now()
    RETURNING bytes`;
  return Number(row?.bytes ?? 0);
}
