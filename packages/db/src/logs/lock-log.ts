import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import { type LogLength, type LogLengthRow, logLengthOf } from "./log-length.ts";
import type { AttemptLogKey } from "./log-size.ts";

/**
 * How long the log of an attempt is, for whoever is about to append: others who ask wait until `tx` ends.
 * Adds the row where there is none, because a row that is not there cannot be locked.
 */
export async function lockLog(tx: Tx, { runId, attemptId }: AttemptLogKey): Promise<LogLength> {
  const [row] = await clientOf(tx).$queryRaw<LogLengthRow[]>`
    INSERT INTO attempt_log (run_id, attempt_id) VALUES (${runId}::uuid, ${attemptId})
    ON CONFLICT (run_id, attempt_id) DO UPDATE SET bytes = attempt_log.bytes
    RETURNING bytes, own_bytes AS "ownBytes"`;
  return logLengthOf(row);
}
