import { type BatchId, batchId } from "../plan/ids.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { Run } from "./run.ts";

const MINUTE_MS = 60_000;

/** From when on a batch may start, milliseconds, and what decides that. */
export interface ReadyTime {
  readonly at: number;
  /** The batch whose lag it is; `null`: the time since the run started. */
  readonly after: BatchId | null;
  readonly minutes: number;
}

/**
 * When a batch that has what it needs may start, as its lags and the start of the run say; `null` where nothing does.
 * What it needs and a person skipped has no lag. O(lags).
 */
export function readyTime({ startedAt, batches }: Pick<Run, "startedAt" | "batches">, { lags, notBeforeMinutes }: BatchSpec): ReadyTime | null {
  let latest: ReadyTime | null = null;
  const consider = (from: number | null, after: BatchId | null, minutes: number): void => {
    if (from === null || minutes <= 0) return;
    const at = Math.ceil(from + minutes * MINUTE_MS);
    if (latest === null || at > latest.at) latest = { at, after, minutes };
  };
  consider(startedAt, null, notBeforeMinutes);
  for (const need in lags) {
    const id = batchId(need);
    const phase = batches[id]?.phase;
    consider(phase?.kind === "accepted" ? phase.at : null, id, lags[id] ?? 0);
  }
  return latest;
}
