import { sqlStateOf } from "./sql-state-of.ts";

/** Serialization failure and deadlock: PostgreSQL undid everything and asks for another try. */
const WORTH_ANOTHER_TRY: ReadonlySet<string> = new Set(["40001", "40P01"]);

/**
 * Runs `work`, again and again while PostgreSQL refuses it for a conflict with another transaction, up to `attempts`
 * times, then throws the last refusal. Waits between the tries, longer each time and never the same, so that two that
 * collided do not collide again.
 */
export async function retryConflicts<Result>(work: () => Promise<Result>, attempts: number): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const state = sqlStateOf(error);
      if (attempt >= attempts || state === null || !WORTH_ANOTHER_TRY.has(state)) throw error;
      await pause(Math.random() * 10 * 2 ** Math.min(attempt, 6));
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
