import { ApiError } from "@planloom/api";
import { systemCode } from "../system-code.ts";
import { type Unavailability, unavailabilityOf } from "@planloom/db";

const DATABASE: Readonly<Record<Unavailability, string>> = {
  away: "The database does not answer at the moment. Try again in a few seconds.",
  busy: "The database is busy, and nothing was changed. Try again in a few seconds.",
  full: "The disk of the database is full, and nothing was changed. Make room, then try again.",
};
const FULL = "The disk of the server is full. Make room, then try again.";
const CLOSED = "The server may not write to its data folder at the moment. Its pages say more.";
const FILES: ReadonlyMap<string | null, string> = new Map([
  ["ENOSPC", FULL],
  ["EDQUOT", FULL],
  ["EACCES", CLOSED],
  ["EPERM", CLOSED],
  ["EROFS", CLOSED],
]);

/**
 * What a caller is told of something that was thrown: what a use case said itself, or that the database or the disk
 * cannot do it at the moment. `null` for what nobody foresaw: its inside is for the log.
 */
export function asApiError(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error;
  const unavailability = unavailabilityOf(error);
  if (unavailability !== null) return new ApiError("unavailable", DATABASE[unavailability], { cause: error });
  const trouble = FILES.get(systemCode(error));
  return trouble === undefined ? null : new ApiError("unavailable", trouble, { cause: error });
}
