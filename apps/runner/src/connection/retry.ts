import { backoffMs } from "./backoff.ts";
import { REAL_TIME, type Time } from "../time.ts";

export interface RetryOptions {
  /** Ends the retrying; `retry` then throws the reason. */
  readonly signal: AbortSignal;
  /** Errors that will not go away by themselves; they are thrown on. */
  readonly isFinal: (error: unknown) => boolean;
  readonly time?: Time;
}

/** Does `action` again and again, with growing waits, until it succeeds. */
export async function retry<Result>(action: () => Promise<Result>, { signal, isFinal, time = REAL_TIME }: RetryOptions): Promise<Result> {
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted();
    try {
      return await action();
    } catch (error) {
      signal.throwIfAborted();
      if (isFinal(error)) throw error;
      await time.pause(backoffMs(failures, time.random), signal);
    }
  }
}
