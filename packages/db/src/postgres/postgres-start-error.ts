/** Thrown when PostgreSQL cannot be started; the message says why and what to do about it. */
export class PostgresStartError extends Error {
  override readonly name = "PostgresStartError";
}
