import { sqlStateOf } from "./sql-state-of.ts";

/** Serialization failure and deadlock. */
const CONFLICTS: ReadonlySet<string | null> = new Set(["40001", "40P01"]);

/** Whether PostgreSQL undid a transaction for a conflict with another one, and asks for another try. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(sqlStateOf(error));
}

/** The states of a connection that PostgreSQL ended or that broke. */
const LOST = /^(57P0[1-5]|08\w{3})$/;

/** Whether the connection broke. What was under way on it may have been done or not. */
export function isConnectionLoss(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return LOST.test(state);
  // The driver's own error has no code when the other side is just gone; P1017 is what Prisma makes of a reset.
  return error instanceof Error && (("code" in error && error.code === "P1017") || /connection (terminated|closed|is closed)/i.test(error.message));
}
