/** How long the log of an attempt is. */
export interface LogLength {
  readonly bytes: number;
  /** How many of them the server wrote itself. */
  readonly ownBytes: number;
}

/** As PostgreSQL gives it. */
export interface LogLengthRow {
  readonly bytes: bigint;
  readonly ownBytes: bigint;
}

/** No log that anybody can store is longer than a number can say. */
export const logLengthOf = (row: LogLengthRow | undefined): LogLength => ({ bytes: Number(row?.bytes ?? 0), ownBytes: Number(row?.ownBytes ?? 0) });
