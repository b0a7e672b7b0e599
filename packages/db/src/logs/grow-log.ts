import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import { type LogLength, type LogLengthRow, logLengthOf } from "./log-length.ts";
import type { AttemptLogKey } from "./log-size.ts";

/** Counts `bytes` more in the log of an attempt, `ownBytes` of them from the server, and gives its length then. Two at once add up. */
export async function growLog(tx: Tx, { runId, attemptId, bytes, ownBytes }: AttemptLogKey & LogLength): Promise<LogLength> {
  const [row] = await clientOf(tx).$queryRaw<LogLengthRow[]>`
    INSERT INTO attempt_log (run_id, attempt_id, bytes, own_bytes) VALUES (${runId}::uuid, ${attemptId}, ${bytes}::bigint, ${ownBytes}::bigint)
    ON CONFLICT (run_id, attempt_id) DO UPDATE
    SET bytes = attempt_log.bytes + excluded.bytes, own_bytes = attempt_log.own_bytes + excluded.own_bytes, updated_at = now()
    RETURNING bytes, own_bytes AS "ownBytes"`;
  return logLengthOf(row);
}
