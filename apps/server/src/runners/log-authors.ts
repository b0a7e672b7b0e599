import { ApiError, type RunFence } from "@planloom/api";
import type { Run } from "@planloom/scheduler";
import { attemptOf } from "../engine/attempt-of.ts";
import type { Engine } from "../engine/live-runs.ts";
import { fenceKey } from "./lease-fence.ts";

/** Knows which runner may write the log of an attempt. */
export interface LogAuthors {
  /** Throws `forbidden` unless this runner works, or has worked, on the attempt. */
  check(runner: string, fence: RunFence): Promise<void>;
}

const REMEMBERED = 2_000;

/**
 * Remembers who was right, because that never changes and a log comes in many parts. The end of a log may come after
 * the report, so a past attempt counts as well.
 */
export function logAuthors(engine: Engine): LogAuthors {
  const right = new Set<string>();
  return {
    async check(runner, fence) {
      const key = `${runner} ${fenceKey(fence)}`;
      if (right.has(key)) return;
      const isRight = await engine.look(fence.run, (state) => hasWorkedOn(state, runner, fence));
      if (isRight !== true) throw new ApiError("forbidden", "This runner does not work on this attempt.");
      if (right.size >= REMEMBERED) right.clear();
      right.add(key);
    },
  };
}

function hasWorkedOn(run: Run, runner: string, fence: RunFence): boolean {
  const stage = attemptOf(run, fence)?.stage;
  return stage !== undefined && "runner" in stage && stage.runner === runner;
}
