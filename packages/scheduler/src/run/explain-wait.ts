import type { AgentId, BatchId, ResourceId } from "../plan/ids.ts";
import { holdingOf } from "./holding.ts";
import { isSatisfied } from "./is-satisfied.ts";
import { liveAttempt } from "./live-attempt.ts";
import type { Obstacle } from "./occupancy.ts";
import { readyTime } from "./ready-time.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { Attempt, BatchPhase, Run } from "./run.ts";
import { batchSpecOf } from "./spec-index.ts";
import { tallyOf } from "./tally.ts";

export { describeWait } from "./describe-wait.ts";

/** Why a batch that is not running does not run. */
export type WaitReason =
  | { readonly kind: "needs"; readonly batches: readonly BatchId[] }
  /** Something it needs failed or was stopped, and waits for a person. */
  | { readonly kind: "blocked"; readonly batches: readonly BatchId[] }
  /** Another batch that is running touches the same files. */
  | { readonly kind: "file"; readonly batch: BatchId; readonly path: string }
  | { readonly kind: "resource"; readonly resource: ResourceId; readonly name: string; readonly heldBy: readonly BatchId[] }
  | { readonly kind: "agent"; readonly agent: AgentId; readonly name: string; readonly capacity: number }
  | { readonly kind: "limit"; readonly maxParallel: number }
  /** Its time has not come: so many minutes after another batch was accepted, or (`null`) after the run started. */
  | { readonly kind: "time"; readonly until: number; readonly after: BatchId | null; readonly minutes: number }
  | { readonly kind: "backoff"; readonly until: number }
  | { readonly kind: "paused" }
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
  if (phase.kind === "checking") return { kind: "check-in", since: phase.since };
  if (phase.kind === "waiting") return explainWaiting(run, spec);
  const live = liveAttempt(batch);
  return live === null ? null : explainLive(run, spec, live);
}

function explainLive(run: Run, spec: BatchSpec, { stage, offeredAt }: Attempt): WaitReason | null {
  const untaken = stage.kind === "with-person" && stage.startedAt === null;
  if (stage.kind !== "offered" && !untaken) return null;
  if (run.status === "paused") return { kind: "paused" };
  if (stage.kind === "offered") return { kind: "runner", since: offeredAt };
  // A person can take up the work only while nobody else uses its files.
  return tallyOf(run).occupancy.fileObstacle(spec) ?? { kind: "person", since: offeredAt };
}

function explainDelay(run: Run, spec: BatchSpec, until: number): WaitReason {
  const { after, minutes } = readyTime(run, spec) ?? { after: null, minutes: 0 };
  return { kind: "time", until, after, minutes };
}

function explainWaiting(run: Run, spec: BatchSpec): WaitReason | null {
  const missing = spec.needs.filter((need) => !isSatisfied(phaseOf(run, need)));
  const broken = brokenNeeds(run, spec);
  if (broken.length > 0) return { kind: "blocked", batches: broken };
  if (missing.length > 0) return { kind: "needs", batches: missing };
  if (run.status === "paused") return { kind: "paused" };
  const obstacle = tallyOf(run).occupancy.obstacle(spec);
  return obstacle === null ? null : describeObstacle(run, obstacle);
}

function describeObstacle(run: Run, obstacle: Obstacle): WaitReason {
  switch (obstacle.kind) {
    case "file":
      return obstacle;
    case "resource": {
      const name = run.spec.resources[obstacle.resource]?.name ?? obstacle.resource;
      return { ...obstacle, name, heldBy: holdersOf(run, obstacle.resource) };
    }
    case "agent": {
      const agent = run.spec.agents[obstacle.agent];
      return { ...obstacle, name: agent?.name ?? obstacle.agent, capacity: agent?.capacity ?? 0 };
    }
    case "limit":
      return { kind: "limit", maxParallel: run.spec.maxParallel };
  }
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

/** What failed or was stopped among all that this batch needs, directly or through others that wait. */
function brokenNeeds(run: Run, spec: BatchSpec): readonly BatchId[] {
  if (tallyOf(run).halted === 0) return [];
  const seen = new Set<BatchId>(spec.needs);
  const broken: BatchId[] = [];
  // The set grows while it is walked: each batch is looked at once.
  for (const need of seen) {
    const { kind } = phaseOf(run, need);
    if (kind === "failed" || kind === "stopped") broken.push(need);
    else if (kind === "waiting") for (const further of batchSpecOf(run.spec, need)?.needs ?? []) seen.add(further);
  }
  return broken;
}
