import type { AttemptId, BatchId } from "../plan/ids.ts";
import { heldUp, isRaceOpen, waitersFor } from "./broken-needs.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { Attempt, Batch, Run } from "./run.ts";

/**
 * How bad something is that went wrong, the worst first. `critical`, `blocking` and `isolated` failed for good, by the
 * failure class of their task, but a failure blocks nobody in a race that another task may still win, nor where a task that comes after it dealt with it and nothing waits; `stopped` waits for a person too; `silent` has a runner that was not heard for a while;
 * `retrying` is tried again by itself; `mended` went wrong before and has been tried again since.
 */
export const ERROR_SEVERITIES = ["critical", "blocking", "isolated", "stopped", "silent", "retrying", "mended"] as const;
export type ErrorSeverity = (typeof ERROR_SEVERITIES)[number];

/** One thing that went wrong, in all batches in which it did. */
export interface RunError {
  readonly severity: ErrorSeverity;
  /** What happened, in one sentence without a full stop. */
  readonly cause: string;
  /** In rank order. */
  readonly batches: readonly BatchTrouble[];
  /** Batches that cannot start before a person decides about one of those, in rank order. */
  readonly waiting: readonly BatchId[];
  /** Batches that were skipped because one of those failed, in rank order. */
  readonly skipped: readonly BatchId[];
}

/** What went wrong with one batch; `at` in milliseconds since 1970. */
export interface BatchTrouble {
  readonly batch: BatchId;
  /** The attempt in which it happened; `null` where none had begun. */
  readonly attempt: AttemptId | null;
  readonly at: number;
  /** For `retrying`: when it is tried again. */
  readonly again: number | null;
}

interface Found extends BatchTrouble {
  readonly severity: ErrorSeverity;
  readonly cause: string;
}

/**
 * Everything that went wrong in a run: what failed, was lost, stopped or set aside. The most severe first, among those
 * of one kind what most batches wait for; what has the same cause stands together. O(batches + attempts), and
 * O(batches + needs) more for each cause that holds others up.
 */
export function runErrors(run: Run): readonly RunError[] {
  const caught = caughtIn(run);
  const found = run.spec.batches.flatMap((spec): readonly Found[] => {
    const batch = run.batches[spec.id];
    const trouble = batch === undefined ? null : troubleOf(spec, batch);
    if (trouble === null) return [];
    const blocksNobody = trouble.severity === "blocking" && (isRaceOpen(run, spec.id) || (caught.has(spec.id) && heldUpBy(run, new Set([spec.id])).length === 0));
    return [blocksNobody ? { ...trouble, severity: "isolated" } : trouble];
  });
  const groups = [...Map.groupBy(found, ({ severity, cause }) => `${severity} ${cause}`).values()];
  return groups.flatMap((group) => errorOf(run, group)).toSorted(bySeverity);
}

/** The batches that something was there to come after the failure of, and has been accepted. */
function caughtIn({ spec, batches }: Run): ReadonlySet<BatchId> {
  return new Set(spec.batches.flatMap(({ id, failuresOf }) => (batches[id]?.phase.kind === "accepted" ? failuresOf.flat() : [])));
}

function errorOf(run: Run, group: readonly Found[]): RunError[] {
  const [first] = group;
  if (first === undefined) return [];
  const ids = new Set(group.map(({ batch }) => batch));
  const { severity, cause } = first;
  const holdsUp = severity === "critical" || severity === "blocking" || severity === "isolated" || severity === "stopped";
  return [
    {
      severity,
      cause,
      batches: group.map(({ batch, attempt, at, again }) => ({ batch, attempt, at, again })),
      waiting: holdsUp ? heldUpBy(run, ids) : [],
      skipped: severity === "isolated" ? skippedBy(run, ids) : [],
    },
  ];
}

function bySeverity(one: RunError, other: RunError): number {
  const rank = ERROR_SEVERITIES.indexOf(one.severity) - ERROR_SEVERITIES.indexOf(other.severity);
  return rank === 0 ? other.waiting.length + other.skipped.length - one.waiting.length - one.skipped.length : rank;
}

function troubleOf(spec: BatchSpec, { id, phase, attempts }: Batch): Found | null {
  const last = attempts.at(-1);
  const attempt = last?.id ?? null;
  switch (phase.kind) {
    case "failed":
      return { severity: spec.onFailure, cause: phase.message, batch: id, attempt, at: phase.at, again: null };
    case "stopped":
      return { severity: "stopped", cause: stopCause(last), batch: id, attempt, at: phase.at, again: null };
    case "backoff":
      return { severity: "retrying", cause: lastFault(attempts)?.cause ?? "It failed", batch: id, attempt, at: lastFault(attempts)?.at ?? phase.until, again: phase.until };
    case "running":
      if (last?.stage.kind === "running" && last.stage.suspect) {
        return { severity: "silent", cause: "Its runner has fallen silent", batch: id, attempt, at: last.stage.startedAt, again: null };
      }
      return mended(id, attempts);
    case "waiting":
    case "delayed":
    case "blocked":
    case "checking":
    case "accepted":
    case "skipped":
      return mended(id, attempts);
  }
}

function mended(batch: BatchId, attempts: readonly Attempt[]): Found | null {
  const fault = lastFault(attempts);
  return fault === null ? null : { severity: "mended", batch, again: null, ...fault };
}

function stopCause(last: Attempt | undefined): string {
  const ending = last?.stage.kind === "ended" ? last.stage.ending : null;
  return ending?.kind === "stopped" ? `Stopped by ${ending.by}` : "Stopped with its run";
}

/** The last attempt that failed, ran out of time or lost its runner. */
function lastFault(attempts: readonly Attempt[]): Pick<Found, "cause" | "attempt" | "at"> | null {
  for (const { id, stage } of attempts.toReversed()) {
    if (stage.kind !== "ended") continue;
    const { ending, endedAt } = stage;
    if (ending.kind === "failed") return { cause: ending.message, attempt: id, at: endedAt };
    if (ending.kind === "timed-out") return { cause: "It ran out of time", attempt: id, at: endedAt };
    if (ending.kind === "lost") return { cause: "Its runner went away", attempt: id, at: endedAt };
  }
  return null;
}

/** The batches that wait, directly or through others, until a person decides about one of these. */
function heldUpBy(run: Run, ids: ReadonlySet<BatchId>): readonly BatchId[] {
  const held = heldUp(run);
  const reached = new Set(ids);
  // The set grows while it is walked: each batch is looked at once.
  for (const id of reached) {
    if (isRaceOpen(run, id)) continue;
    for (const waiter of waitersFor(run, id)) if (held.has(waiter.id)) reached.add(waiter.id);
  }
  return run.spec.batches.map(({ id }) => id).filter((id) => reached.has(id) && !ids.has(id));
}

function skippedBy(run: Run, ids: ReadonlySet<BatchId>): readonly BatchId[] {
  return run.spec.batches.flatMap(({ id }) => {
    const phase = run.batches[id]?.phase;
    return phase?.kind === "skipped" && phase.becauseOf !== null && ids.has(phase.becauseOf) ? [id] : [];
  });
}
