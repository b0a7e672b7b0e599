/** Names one attempt of one run, and proves that the sender means the one that is live. */
export interface AttemptFence {
  readonly runId: string;
  readonly attemptId: string;
  readonly epoch: number;
}

/** A runner's hold on a running attempt. Times are milliseconds by the database's clock. */
export interface HeldLease extends AttemptFence {
  readonly runnerId: string;
  readonly heartbeatAt: number;
  readonly expiresAt: number;
  readonly suspect: boolean;
  readonly stop: boolean;
}

/** A lease as Prisma reads it. */
interface LeaseRow extends Omit<HeldLease, "heartbeatAt" | "expiresAt"> {
  readonly heartbeatAt: Date;
  readonly expiresAt: Date;
}

/** A row as the outside sees it. */
export function heldLease(row: LeaseRow): HeldLease {
  return { ...row, heartbeatAt: row.heartbeatAt.getTime(), expiresAt: row.expiresAt.getTime() };
}
