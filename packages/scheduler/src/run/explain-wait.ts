import type { AgentId, BatchId, BlockerId, ResourceId } from "../plan/ids.ts";
import { stoppingBlockers } from "./coordination/open-blockers.ts";
import { brokenNeeds, isRaceOpen, missingNeeds } from "./broken-needs.ts";
import { heldSince } from "./held-since.ts";
import { holdingOf } from "./holding.ts";
import { hasFailed } from "./is-satisfied.ts";
import { liveAttempt } from "./live-attempt.ts";
import type { Obstacle } from "./occupancy.ts";
import { readyTime } from "./ready-time.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { Attempt, BatchPhase, Run } from "./run.ts";
import { batchSpecOf, specIndex } from "./spec-index.ts";
import { requiredOf } from "./spec-links.ts";
import { tallyOf } from "./tally.ts";

/** Why a batch that is not running does not run. */
export type WaitReason =
  | { readonly kind: "needs"; readonly batches: readonly BatchId[] }
  /** So many more of these are enough. */
  | { readonly kind: "some-needs"; readonly count: number; readonly batches: readonly BatchId[] }
  /** It comes only once one of these has failed for good. */
  | { readonly kind: "failures"; readonly batches: readonly BatchId[] }
  /** Something it needs failed or was stopped, and waits for a person. */
  | { readonly kind: "blocked"; readonly batches: readonly BatchId[] }
  /** Another batch that is running touches the same files. */
  | { readonly kind: "file"; readonly batch: BatchId; readonly path: string; readonly since: number }
  /** `since`: from when on the first of those has held it; `null` where nobody does. */
  | { readonly kind: "resource"; readonly resource: ResourceId; readonly name: string; readonly heldBy: readonly BatchId[]; readonly since: number | null }
  | { readonly kind: "agent"; readonly agent: AgentId; readonly name: string; readonly capacity: number }
  | { readonly kind: "limit"; readonly maxParallel: number }
  /** So many batches wait for a check-in that no new work for runners starts. */
  | { readonly kind: "check-ins"; readonly count: number; readonly most: number }
  /** Its time has not come: so many minutes after another batch was accepted, or (`null`) after the run started. */
  | { readonly kind: "time"; readonly until: number; readonly after: BatchId | null; readonly minutes: number }
  | { readonly kind: "backoff"; readonly until: number }
  /** Somebody has to deal with these first. */
  | { readonly kind: "blocker"; readonly blockers: readonly BlockerId[]; readonly since: number }
  /** It was turned away for now. */
  | { readonly kind: "rate-limit"; readonly until: number }
  | { readonly kind: "paused" }
  /** The run is paused once what runs has come to its end. */
  | { readonly kind: "pausing" }
  /** No runner has taken it yet. */
  | { readonly kind: "runner"; readonly since: number }
  | { readonly kind: "person"; readonly since: number }
  | { readonly kind: "check-in"; readonly since: number };

/**
 * Says why a batch does not run: the first thing in its way. `null` when it is being worked on, is over, or the run
 * has not begun and nothing but the start is missing. O(batches + needs) for the first question about a run; for
 * further ones, while nothing failed, only what the batch itself names.
 */
export function explainWait(run: Run, id: BatchId): WaitReason | null {
  const batch = run.batches[id];
  const spec = batchSpecOf(run.spec, id);
  if (batch === undefined || spec === undefined) return null;
  const { phase } = batch;
  if (phase.kind === "backoff") return { kind: "backoff", until: phase.until };
  if (phase.kind === "delayed") return explainDelay(run, spec, phase.until);
  if (phase.kind === "blocked") return { kind: "blocker", blockers: stoppingBlockers(run.coordination).filter((blocker) => blocker.batch === id).map((blocker) => blocker.id), since: phase.since };
  if (phase.kind === "checking") return { kind: "check-in", since: phase.since };
  if (phase.kind === "waiting") return explainWaiting(run, spec);
  const live = liveAttempt(batch);
  return live === null ? null : explainLive(run, spec, live);
}

function explainLive(run: Run, spec: BatchSpec, { stage, offeredAt }: Attempt): WaitReason | null {
  const untaken = stage.kind === "with-person" && stage.startedAt === null;
  if (stage.kind !== "offered" && !untaken) return null;
  if (run.status === "paused" || run.status === "pausing") return { kind: run.status };
  if (stage.kind === "offered") return (stage.done === null ? fullyUnchecked(run) : null) ?? { kind: "runner", since: offeredAt };
  // A person can take up the work only while nobody else uses its files.
  const file = tallyOf(run).occupancy.fileObstacle(spec);
  return file === null ? { kind: "person", since: offeredAt } : describeObstacle(run, file);
}

function explainDelay(run: Run, spec: BatchSpec, until: number): WaitReason {
  const time = readyTime(run, spec);
  if (time?.kind === "rate-limit") return { kind: "rate-limit", until };
  return { kind: "time", until, after: time?.after ?? null, minutes: time?.minutes ?? 0 };
}

function explainWaiting(run: Run, spec: BatchSpec): WaitReason | null {
  if (tallyOf(run).outlook(specIndex(run.spec).rankOf.get(spec.id) ?? -1) !== "complete") return explainMissing(run, spec);
  if (run.status === "paused" || run.status === "pausing") return { kind: run.status };
  const obstacle = tallyOf(run).occupancy.obstacle(spec);
  if (obstacle !== null) return describeObstacle(run, obstacle);
  return spec.work === "runner" ? fullyUnchecked(run) : null;
}

function explainMissing(run: Run, spec: BatchSpec): WaitReason {
  const { trigger, needs, failuresOf } = spec;
  const missing = missingNeeds(run, spec);
  const broken = brokenNeeds(run, spec);
  if (broken.length > 0) return { kind: "blocked", batches: broken };
  const failures = failuresOf.filter((source) => !source.some((id) => hasFailed(phaseOf(run, id)))).flatMap((source) => source.slice(-1));
  if (trigger.kind === "any" || trigger.kind === "at-least") {
    const links = new Set(needs).size + failuresOf.length;
    return { kind: "some-needs", count: requiredOf(trigger, links) - (links - missing.length - failures.length), batches: [...missing, ...failures] };
  }
  const due = missing.filter((need) => !isBeaten(run, need));
  return due.length > 0 ? { kind: "needs", batches: due } : { kind: "failures", batches: failures };
}

/** Whether it has failed in a race that goes on: it will not be waited for. */
function isBeaten(run: Run, id: BatchId): boolean {
  const { kind } = phaseOf(run, id);
  return (kind === "failed" || kind === "stopped") && isRaceOpen(run, id);
}

function fullyUnchecked(run: Run): WaitReason | null {
  const { spec } = run;
  const { unchecked } = tallyOf(run);
  return spec.maxUnchecked !== null && unchecked >= spec.maxUnchecked ? { kind: "check-ins", count: unchecked, most: spec.maxUnchecked } : null;
}

function describeObstacle(run: Run, obstacle: Obstacle): WaitReason {
  switch (obstacle.kind) {
    case "file":
      return { ...obstacle, since: since(run, obstacle.batch, "files") };
    case "resource": {
      const name = run.spec.resources[obstacle.resource]?.name ?? obstacle.resource;
      const heldBy = holdersOf(run, obstacle.resource);
      const first = heldBy.length === 0 ? null : Math.min(...heldBy.map((id) => since(run, id, "resources")));
      return { ...obstacle, name, heldBy, since: first };
    }
    case "agent": {
      const agent = run.spec.agents[obstacle.agent];
      return { ...obstacle, name: agent?.name ?? obstacle.agent, capacity: agent?.capacity ?? 0 };
    }
    case "limit":
      return { kind: "limit", maxParallel: run.spec.maxParallel };
  }
}

function since(run: Run, id: BatchId, what: "files" | "resources"): number {
  const live = run.batches[id]?.attempts.at(-1);
  return live === undefined ? 0 : heldSince(live, what);
}

function holdersOf(run: Run, resource: ResourceId): readonly BatchId[] {
  const users = run.spec.batches.filter(({ uses }) => uses.some((use) => use.resource === resource));
  return users.map(({ id }) => id).filter((id) => {
    const batch = run.batches[id];
    const live = batch === undefined ? null : liveAttempt(batch);
    return live !== null && holdingOf(live.stage)?.resources === true;
  });
}

function phaseOf(run: Run, id: BatchId): BatchPhase {
  return run.batches[id]?.phase ?? { kind: "waiting" };
}
