import { pause } from "./pause.ts";

const OVER = "over";

/** What `promise` resolves with, or `null` where that takes longer than `ms` or `cut` aborts before. */
export async function within<Value>(promise: Promise<Value>, ms: number, cut?: AbortSignal): Promise<Value | null> {
  const over = new AbortController();
  try {
    return await Promise.race([promise, pause(ms, cut ? AbortSignal.any([cut, over.signal]) : over.signal).then(() => null)]);
  } finally {
    // Without a reason of its own an error with a stack would be made, each time.
    over.abort(OVER);
  }
}
