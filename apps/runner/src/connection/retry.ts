import { backoffMs } from "./backoff.ts";
import { pause } from "../pause.ts";

export interface RetryOptions {
  /** Ends the retrying; `retry` then throws the reason. */
  readonly signal: AbortSignal;
  /** Errors that will not go away by themselves; they are thrown on. */
  readonly isFinal: (error: unknown) => boolean;
}

/** Does `action` again and again, with growing waits, until it succeeds. */
export async function retry<Result>(action: () => Promise<Result>, { signal, isFinal }: RetryOptions): Promise<Result> {
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted();
    try {
      return await action();
    } catch (error) {
      signal.throwIfAborted();
      if (isFinal(error)) throw error;
      await pause(backoffMs(failures), signal);
    }
  }
}
