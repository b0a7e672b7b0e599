import type { RunSummary } from "@planloom/api";
import type { RunStatus } from "@planloom/scheduler";
import { durationWords, type Tone } from "@planloom/ui";

const BAR_TONES: Readonly<Record<RunStatus, Tone>> = {
  created: "neutral",
  running: "info",
  pausing: "warning",
  paused: "warning",
  stopping: "warning",
  accepted: "success",
  failed: "danger",
  stopped: "neutral",
};

/** One run as a line of a list. */
export interface RunLine {
  /** 0 to 1. */
  readonly progress: number;
  readonly progressWords: string;
  readonly progressTone: Tone;
  readonly duration: string;
  /** Its clock is running. */
  readonly ticking: boolean;
  /** What waits for a person, or `null`. */
  readonly waiting: string | null;
}

/** What a list says of a run at a time, milliseconds since 1970. */
export function runLine(run: RunSummary, now: number): RunLine {
  const { batches, done, startedAt, endedAt, waitingForPerson } = run;
  const over = run.status === "accepted" || run.status === "failed" || run.status === "stopped";
  return {
    progress: batches === 0 ? 0 : done / batches,
    progressWords: `${done} of ${batches}`,
    progressTone: BAR_TONES[run.status],
    duration: startedAt === null ? "Not started" : durationWords((endedAt ?? now) - startedAt),
    ticking: startedAt !== null && endedAt === null && !over,
    waiting: waitingForPerson === 0 || run.status === "stopped" ? null : `${waitingForPerson} ${waitingForPerson === 1 ? "needs" : "need"} you`,
  };
}
