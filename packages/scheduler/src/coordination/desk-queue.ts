import type { AttemptId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import type { Blocker, HandOver } from "../run/coordination/coordination.ts";
import { openHandOvers } from "../run/coordination/hand-overs.ts";
import { liveAttempt } from "../run/live-attempt.ts";
import type { Attempt, Batch, Run } from "../run/run.ts";
import type { BatchSpec } from "../run/run-spec.ts";
import { batchSpecOf } from "../run/spec-index.ts";
import { type HoldUp, type HoldUps, holdUps, NO_HOLD_UP } from "./hold-up.ts";
import { type RedFlag, redFlags } from "./red-flags.ts";
import { undeclaredFiles } from "./undeclared-files.ts";

/** Something in a run that waits for a person's decision. */
export type DeskItem = DeskFacts & (
  /** Reported work waits for a verdict. */
  | { readonly kind: "check-in"; readonly spec: BatchSpec; readonly attempt: Attempt }
  /** Work that a person is to take, or has taken. */
  | { readonly kind: "work"; readonly spec: BatchSpec; readonly attempt: Attempt }
  /** It failed for good: try it again, or skip it. */
  | { readonly kind: "failure"; readonly spec: BatchSpec }
  | { readonly kind: "blocker"; readonly spec: BatchSpec | null; readonly blocker: Blocker }
  | { readonly kind: "hand-over"; readonly spec: BatchSpec; readonly handOver: HandOver }
  /** Work that has left the desk changed files that its task had not declared, and nobody has decided about them. */
  | { readonly kind: "scope"; readonly spec: BatchSpec; readonly attempt: Attempt; readonly files: readonly string[] }
);

/** Work that goes on, with red flags that nobody has dealt with. */
export type FlaggedWork = DeskFacts & { readonly kind: "flag"; readonly spec: BatchSpec; readonly attempt: Attempt; readonly flags: readonly RedFlag[] };

interface DeskFacts {
  /** No two items of a run have the same, and an item keeps it for as long as it waits. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly holdUp: HoldUp;
}

/** In which order those go that hold up as much, and have waited for as long. */
const KINDS: readonly Weighed["kind"][] = ["check-in", "blocker", "work", "failure", "hand-over", "scope"];

/**
 * Everything in a run that waits for a person, what holds up most batches first; of those that hold up as many the one
 * with the longest chain behind it, then what has waited longest. A critical blocker holds up all that is not over.
 * O(batches + needs) for each item. Empty once a run is being stopped, or was.
 */
export function deskQueue(plan: Plan, run: Run): readonly DeskItem[] {
  return deskItems(plan, run, holdUps(run)).toSorted(byWeight);
}

/** How many items `deskQueue` has; O(batches + items), for without an order nobody need know what they hold up. */
export function deskSize(plan: Plan, run: Run): number {
  return deskItems(plan, run, { of: () => NO_HOLD_UP, whole: () => NO_HOLD_UP }).length;
}

function deskItems(plan: Plan, run: Run, holdUp: HoldUps): readonly DeskItem[] {
  if (run.status === "created" || run.status === "stopping" || run.status === "stopped") return [];
  const items = run.spec.batches.flatMap((spec): DeskItem[] => {
    const batch = run.batches[spec.id];
    return batch === undefined ? [] : itemsOf(spec, batch, holdUp.of);
  });
  const blockers = run.coordination.blockers.flatMap((blocker) => (blocker.resolved === null ? [blockerItem(run, blocker, holdUp)] : []));
  const handOvers = openHandOvers(run.coordination).flatMap((handOver) => handOverItems(run, handOver));
  return [...items, ...blockers, ...handOvers, ...scopeItems(plan, run)];
}

/** What is known of running attempts besides the run. Times are milliseconds since 1970. */
export interface WorkClock {
  readonly now: number;
  /** When an attempt last printed something, 0 for never; `null` where nobody knows. */
  readonly lastOutputAt: (attempt: AttemptId) => number | null;
}

/** Work that goes on and asks to be looked at, as items of the desk in their order. O(batches + needs) for each of them. */
export function flaggedWork(plan: Plan, run: Run, { now, lastOutputAt }: WorkClock): readonly FlaggedWork[] {
  const holdUp = holdUps(run);
  const items = run.spec.batches.flatMap((spec): FlaggedWork[] => {
    const batch = run.batches[spec.id];
    const attempt = batch?.phase.kind === "running" ? liveAttempt(batch) : null;
    const stage = attempt?.stage;
    if (attempt === null || (stage?.kind !== "running" && stage?.kind !== "with-person") || stage.startedAt === null) return [];
    const flags = redFlags(plan, run, attempt, { now, lastOutputAt: lastOutputAt(attempt.id) }).filter(({ settled }) => settled === null);
    return flags.length === 0 ? [] : [{ kind: "flag", key: `flag:${attempt.id}`, spec, attempt, flags, since: stage.startedAt, holdUp: holdUp.of(spec.id) }];
  });
  return items.toSorted(byWeight);
}

type Weighed = DeskFacts & Pick<DeskItem | FlaggedWork, "kind">;

/** Less than 0 where the first comes before the second. Two different items are never equal, so the order is the same however they came. */
export function byWeight(one: Weighed, other: Weighed): number {
  return (
    other.holdUp.batches - one.holdUp.batches ||
    other.holdUp.minutes - one.holdUp.minutes ||
    one.since - other.since ||
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)
  );
}

function itemsOf(spec: BatchSpec, { id, phase, attempts }: Batch, holdUpOf: HoldUps["of"]): DeskItem[] {
  const last = attempts.at(-1);
  if (phase.kind === "checking" && last !== undefined) return [{ kind: "check-in", key: `check-in:${last.id}`, spec, attempt: last, since: phase.since, holdUp: holdUpOf(id) }];
  if (phase.kind === "failed") return [{ kind: "failure", key: `failure:${id}#${attempts.length}`, spec, since: phase.at, holdUp: holdUpOf(id) }];
  if (phase.kind === "running" && last?.stage.kind === "with-person") return [{ kind: "work", key: `work:${last.id}`, spec, attempt: last, since: last.stage.startedAt ?? last.offeredAt, holdUp: holdUpOf(id) }];
  return [];
}

function blockerItem(run: Run, blocker: Blocker, holdUp: HoldUps): DeskItem {
  const spec = blocker.batch === null ? null : (batchSpecOf(run.spec, blocker.batch) ?? null);
  return { kind: "blocker", key: `blocker:${blocker.id}`, spec, blocker, since: blocker.raisedAt, holdUp: blockedBy(blocker, spec, holdUp) };
}

function blockedBy({ severity }: Blocker, spec: BatchSpec | null, holdUp: HoldUps): HoldUp {
  if (severity === "critical") return holdUp.whole();
  if (severity === "minor" || spec === null) return NO_HOLD_UP;
  const { batches, minutes } = holdUp.of(spec.id);
  return { batches: batches + 1, minutes: spec.estimateMinutes + minutes };
}

function handOverItems(run: Run, handOver: HandOver): DeskItem[] {
  const spec = batchSpecOf(run.spec, handOver.batch);
  return spec === undefined ? [] : [{ kind: "hand-over", key: `hand-over:${handOver.id}`, spec, handOver, since: handOver.openedAt, holdUp: NO_HOLD_UP }];
}

/** What waits for a check-in is decided about together with that. */
function scopeItems(plan: Plan, run: Run): DeskItem[] {
  const undeclared = undeclaredFiles(plan, run.coordination);
  return run.spec.batches.flatMap((spec): DeskItem[] => {
    const batch = run.batches[spec.id];
    const attempt = batch?.attempts.findLast(({ stage }) => stage.kind === "ended" && stage.report !== null);
    if (attempt?.stage.kind !== "ended" || batch?.phase.kind === "checking") return [];
    const files = undeclared(spec, attempt).open;
    return files.length === 0 ? [] : [{ kind: "scope", key: `scope:${attempt.id}`, spec, attempt, files, since: attempt.stage.endedAt, holdUp: NO_HOLD_UP }];
  });
}
