import type { BatchId } from "../plan/ids.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { Batch, BatchPhase, Run } from "./run.ts";
import { hasFailed, isOver, isSatisfied } from "./is-satisfied.ts";
import { requiredOf } from "./spec-links.ts";

const MINUTE_MS = 60_000;

/** From when on a batch may start, milliseconds, and what decides that. */
export type ReadyTime =
  /** So many minutes after another batch was accepted, or (`null`) after the run started. */
  | { readonly kind: "time"; readonly at: number; readonly after: BatchId | null; readonly minutes: number }
  /** It was turned away until then. */
  | { readonly kind: "rate-limit"; readonly at: number };

/**
 * When a batch that has what it needs may start, as its lags, the start of the run and rate limits say; `null` where
 * nothing does. What it needs and a person skipped has no lag. Where some of its needs are enough, the lags of the first
 * so many to be over count. O(lags), and O(needs log needs) where not all needs count.
 */
export function readyTime({ startedAt, batches }: Pick<Run, "startedAt" | "batches">, spec: BatchSpec): ReadyTime | null {
  const batch = batches[spec.id];
  const times = [lagTime(batches, spec), startTime(startedAt, spec), batch === undefined ? null : limitTime(batch)];
  return times.reduce((latest, time) => (latest === null || (time !== null && time.at > latest.at) ? time : latest), null);
}

function startTime(startedAt: number | null, { notBeforeMinutes }: BatchSpec): ReadyTime | null {
  return startedAt === null || notBeforeMinutes <= 0 ? null : timeAfter(startedAt, null, notBeforeMinutes);
}

/** Whether it waits because it was turned away. */
export function isTurnedAway(batch: Batch): boolean {
  return batch.phase.kind === "delayed" && limitTime(batch) !== null;
}

/** A person who had it done again since asks for it now. */
function limitTime({ attempts, settledAttempts }: Batch): ReadyTime | null {
  const stage = attempts.length > settledAttempts ? attempts.at(-1)?.stage : undefined;
  return stage?.kind === "ended" && stage.ending.kind === "rate-limited" ? { kind: "rate-limit", at: stage.ending.until } : null;
}

function lagTime(batches: Run["batches"], { needs, failuresOf, lags, trigger }: BatchSpec): ReadyTime | null {
  if (Object.keys(lags).length === 0) return null;
  const distinct = [...new Set(needs)];
  const phaseOf = (id: BatchId): BatchPhase => batches[id]?.phase ?? { kind: "waiting" };
  const there = distinct.filter((need) => (trigger.kind === "finished" ? isOver : isSatisfied)(phaseOf(need)));
  const lagged = there.flatMap((need) => {
    const phase = phaseOf(need);
    return phase.kind === "accepted" && (lags[need] ?? 0) > 0 ? [timeAfter(phase.at, need, lags[need] ?? 0)] : [];
  });
  const failed = failuresOf.filter((source) => source.some((id) => hasFailed(phaseOf(id)))).length;
  const atOnce = there.length - lagged.length + failed;
  // What is there without a lag counts first.
  const missing = requiredOf(trigger, distinct.length + failuresOf.length) - atOnce;
  return missing <= 0 ? null : (lagged.toSorted((one, other) => one.at - other.at)[missing - 1] ?? null);
}

function timeAfter(from: number, after: BatchId | null, minutes: number): ReadyTime {
  return { kind: "time", at: Math.ceil(from + minutes * MINUTE_MS), after, minutes };
}
