import { ApiError, type RunFence, runStateSchema } from "@planloom/api";
import { type Database, findRun } from "@planloom/db";
import type { Run } from "@planloom/scheduler";
import { fenceKey } from "./lease-fence.ts";

/** Knows which runner may write the log of an attempt. */
export interface LogAuthors {
  /** Throws `forbidden` unless this runner works, or has worked, on the attempt. */
  check(runner: string, fence: RunFence): Promise<void>;
}

const REMEMBERED = 2_000;

/**
 * Remembers who was right, because that never changes and a log comes in many parts, while a run's state may be
 * megabytes. The end of a log may come after the report, so a past attempt counts as well.
 */
export function logAuthors(db: Database): LogAuthors {
  const right = new Set<string>();
  return {
    async check(runner, fence) {
      const key = `${runner} ${fenceKey(fence)}`;
      if (right.has(key)) return;
      const found = await findRun(db, fence.run);
      if (found === null || !hasWorkedOn(runStateSchema.parse(found.state), runner, fence)) throw new ApiError("forbidden", "This runner does not work on this attempt.");
      if (right.size >= REMEMBERED) right.clear();
      right.add(key);
    },
  };
}

function hasWorkedOn(run: Run, runner: string, { attempt, epoch }: RunFence): boolean {
  return run.spec.batches.some(({ id }) =>
    run.batches[id]?.attempts.some(({ stage, ...one }) => one.id === attempt && one.epoch === epoch && "runner" in stage && stage.runner === runner),
  );
}
