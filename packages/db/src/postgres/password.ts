import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PostgresStartError } from "./postgres-start-error.ts";

/** The name of the superuser and of the database. */
export const PLANLOOM = "planloom";

/**
 * The password of this home's PostgreSQL, from `home/postgres-password`, which only its owner can read. Made up on the
 * first start; throws a `PostgresStartError` if it was lost while there is data.
 */
export function passwordOf(home: string, data: string): string {
  const file = join(home, "postgres-password");
  const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (kept !== "") return kept;
  if (existsSync(data)) throw new PostgresStartError(`${file} is missing, so the data in ${data} cannot be opened. Put it back from your backup.`);
  const password = randomBytes(24).toString("hex");
  // Renamed into place, so that a kill in the middle leaves no half of a password.
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}
