import { ApiError } from "@planloom/api";

/**
 * Passes a stream on, and lets it fail rather than end when the server stops: an end would tell its reader that there
 * is nothing more to come, a failure that it has to connect again.
 */
export async function* untilClosing<T>(items: AsyncIterable<T>, closing: AbortSignal): AsyncGenerator<T> {
  yield* items;
  if (closing.aborted) throw new ApiError("unavailable", "The server stops; connect again in a moment.");
}
