import type { BatchId } from "../plan/ids.ts";
import { liveAttempt } from "./live-attempt.ts";
import type { BatchSpec, RunSpec } from "./run-spec.ts";
import type { BatchPhase, Run } from "./run.ts";
import { batchSpecOf, specIndex } from "./spec-index.ts";

/** All that waits for a batch, directly or through others, without itself. O(batches + needs). */
export function followersOf(spec: RunSpec, id: BatchId): readonly BatchId[] {
  const { byRank, rankOf, links: { links, failuresOf, failures } } = specIndex(spec);
  const first = rankOf.get(id) ?? -1;
  const seen = new Set([first]);
  // The set grows while it is walked: each batch is looked at once.
  for (const rank of seen) {
    for (const { target } of links[rank] ?? []) seen.add(target);
    for (const place of failuresOf[rank] ?? []) seen.add(failures[place]?.target ?? first);
  }
  return [...seen].slice(1).flatMap((rank) => byRank[rank]?.id ?? []);
}

/** What a restart would do to one batch. */
export interface RedoneBatch {
  readonly spec: BatchSpec;
  /** `redo`: its result counts no more. `stop`: somebody works on it, and that is ended first. */
  readonly effect: "redo" | "stop";
}

/**
 * What restarting a batch would redo, in rank order: the batch itself, and what follows from it as far as anything has
 * been done about it. What a person chose to skip stays skipped. O(batches + needs).
 */
export function redoneBy(run: Run, id: BatchId): readonly RedoneBatch[] {
  const own = batchSpecOf(run.spec, id);
  const touched = new Set([id, ...followersOf(run.spec, id)]);
  if (own === undefined) return [];
  return run.spec.batches.flatMap((spec): RedoneBatch[] => {
    const batch = run.batches[spec.id];
    if (batch === undefined || !touched.has(spec.id)) return [];
    const stage = liveAttempt(batch)?.stage;
    if (stage?.kind === "running" || (stage?.kind === "with-person" && stage.startedAt !== null)) return [{ spec, effect: "stop" }];
    const isDone = DONE.includes(batch.phase.kind) || (batch.phase.kind === "skipped" && batch.phase.cause === "race");
    return isDone || spec.id === id ? [{ spec, effect: "redo" }] : [];
  });
}

/** Where something was done that counts no more. */
const DONE: readonly BatchPhase["kind"][] = ["checking", "accepted", "failed", "stopped", "backoff"];
