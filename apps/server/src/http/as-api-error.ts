import { ApiError } from "@planloom/api";
import { type Unavailability, unavailabilityOf } from "@planloom/db";

const DATABASE: Readonly<Record<Unavailability, string>> = {
  away: "The database does not answer at the moment. Try again in a few seconds.",
  busy: "The database is busy, and nothing was changed. Try again in a few seconds.",
  full: "The disk of the database is full, and nothing was changed. Make room, then try again.",
};
const DISK_FULL: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT"]);

/**
 * What a caller is told of something that was thrown: what a use case said itself, or that the database or the disk
 * cannot do it at the moment. `null` for what nobody foresaw: its inside is for the log.
 */
export function asApiError(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error;
  const unavailability = unavailabilityOf(error);
  if (unavailability !== null) return new ApiError("unavailable", DATABASE[unavailability], { cause: error });
  const isDiskFull = error instanceof Error && "code" in error && DISK_FULL.has(error.code);
  return isDiskFull ? new ApiError("unavailable", "The disk of the server is full. Make room, then try again.", { cause: error }) : null;
}
