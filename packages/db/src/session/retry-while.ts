export interface RetryRule {
  /** How often the work may be tried, 1 or more. */
  readonly attempts: number;
  /** Whether this failure may be gone the next time. */
  readonly isPassing: (error: unknown) => boolean;
}

/**
 * Runs `work`, again and again while its failures are passing ones, then throws the last. Waits between the tries,
 * longer each time (10 to 640 ms at most) and never the same, so that two that collided do not collide again.
 */
export async function retryWhile<Result>(work: () => Promise<Result>, { attempts, isPassing }: RetryRule): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw error;
      await pause(Math.random() * 10 * 2 ** Math.min(attempt, 6));
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
