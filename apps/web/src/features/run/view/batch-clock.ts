import type { Attempt, Batch, BatchSpec } from "@planloom/scheduler";
import type { Tone } from "@planloom/ui";

const MINUTE = 60_000;

/** How long an attempt has worked or worked until it was over, in milliseconds; `null` if it has not begun. */
export function workedMs({ stage }: Attempt, now: number): number | null {
  switch (stage.kind) {
    case "offered":
      return stage.done === null ? null : Math.max(0, now - stage.done.startedAt);
    case "with-person":
    case "running":
      return stage.startedAt === null ? null : Math.max(0, now - stage.startedAt);
    case "reported":
    case "ended":
      return stage.startedAt === null ? null : stage.endedAt - stage.startedAt;
  }
}

/** Whether the clock of a batch is running, so that it has to be drawn anew every second. */
export function isTicking(batch: Batch): boolean {
  const last = batch.attempts.at(-1);
  if (last === undefined || last.stage.kind === "reported" || last.stage.kind === "ended") return false;
  return workedMs(last, 0) !== null;
}

export interface BatchClock {
  readonly elapsedMs: number;
  /** Elapsed of estimated, 1 being on time. */
  readonly ratio: number;
  readonly tone: Tone;
}

/** The last attempt of a batch against its estimate: amber past it, red past one and a half times; `null` before it begins. */
export function batchClock(spec: BatchSpec, batch: Batch, now: number): BatchClock | null {
  const last = batch.attempts.at(-1);
  const elapsedMs = last === undefined ? null : workedMs(last, now);
  if (elapsedMs === null) return null;
  const ratio = spec.estimateMinutes === 0 ? 0 : elapsedMs / (spec.estimateMinutes * MINUTE);
  return { elapsedMs, ratio, tone: ratio > 1.5 ? "danger" : ratio > 1 ? "warning" : "success" };
}
