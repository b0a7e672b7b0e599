import type { Attempt, Batch } from "../run.ts";

/** Why the next attempt at a batch is made. */
export function nextCause(batch: Batch): Attempt["cause"] {
  const last = batch.attempts.at(-1);
  if (last === undefined || last.stage.kind !== "ended") return "first";
  const { ending } = last.stage;
  if (ending.kind === "checked-in" && ending.verdict === "rework") return "rework";
  if (batch.sentBack?.attempts === batch.attempts.length) return "rework";
  if (ending.kind === "blocked") return "blocker";
  // A person who retries after a loss has decided so; then it is a retry.
  if (batch.settledAttempts === batch.attempts.length) return "retry";
  if (ending.kind === "rate-limited") return "rate-limit";
  return ending.kind === "lost" || ending.kind === "shut-down" || ending.kind === "handed-back" ? ending.kind : "retry";
}
