import type { AgentId, BatchId, ResourceId } from "../plan/ids.ts";
import type { BatchSpec, RunSpec } from "./run-spec.ts";
import type { AttemptStage, Run } from "./run.ts";
import { liveAttempt } from "./live-attempt.ts";
import { specIndex } from "./spec-index.ts";

/** What an attempt keeps from others while it lives. */
export interface Holding {
  /** One of the places that `maxParallel` limits. */
  readonly place: boolean;
  readonly agent: boolean;
  readonly resources: boolean;
  readonly files: boolean;
}

/** What keeps a batch that has everything it needs from starting. */
export type Obstacle =
  | { readonly kind: "file"; readonly batch: BatchId; readonly path: string }
  | { readonly kind: "resource"; readonly resource: ResourceId }
  | { readonly kind: "agent"; readonly agent: AgentId }
  | { readonly kind: "limit" };

const ALL: Holding = { place: true, agent: true, resources: true, files: true };
const UNTAKEN: Holding = { place: false, agent: true, resources: true, files: false };
const TAKEN: Holding = { place: false, agent: true, resources: true, files: true };
// The person is free again; only the acceptance command is left, and it must find the files as they were left.
const DONE: Holding = { place: false, agent: false, resources: true, files: true };

/**
 * What an attempt in this stage holds, or `null` for nothing. A person takes none of the runners' places, and holds
 * files only once they have taken up the work, so that a question nobody has answered yet stops no runner.
 */
export function holdingOf(stage: AttemptStage): Holding | null {
  switch (stage.kind) {
    case "offered":
    case "running":
      return stage.done === null ? ALL : DONE;
    case "with-person":
      return stage.startedAt === null ? UNTAKEN : TAKEN;
    case "reported":
    case "ended":
      return null;
  }
}

/** What a fresh attempt at this batch will hold. */
export function firstHolding(batch: BatchSpec): Holding {
  return batch.work === "person" ? UNTAKEN : ALL;
}

/** What is held at one moment. Every question costs only what the asked batch itself names. */
export class Occupancy {
  readonly #spec: RunSpec;
  #places = 0;
  readonly #agents = new Map<AgentId, number>();
  readonly #resources = new Map<ResourceId, number>();
  readonly #files = new Set<BatchId>();

  constructor(spec: RunSpec) {
    this.#spec = spec;
  }

  hold(batch: BatchSpec, holding: Holding): void {
    this.#count(batch, holding, 1);
    if (holding.files) this.#files.add(batch.id);
  }

  release(batch: BatchSpec, holding: Holding): void {
    this.#count(batch, holding, -1);
    if (holding.files) this.#files.delete(batch.id);
  }

  /** The first thing that keeps this batch from starting now: files, then resources, agent and places. */
  obstacle(batch: BatchSpec): Obstacle | null {
    return this.fileObstacle(batch) ?? this.#resourceObstacle(batch) ?? this.#agentObstacle(batch) ?? this.#limit(batch);
  }

  fileObstacle(batch: BatchSpec): Obstacle | null {
    const exclusions = specIndex(this.#spec).exclusions.get(batch.id) ?? [];
    const held = exclusions.find((exclusion) => this.#files.has(exclusion.batch));
    return held === undefined ? null : { kind: "file", ...held };
  }

  #resourceObstacle(batch: BatchSpec): Obstacle | null {
    for (const { resource, units } of batch.uses) {
      const capacity = this.#spec.resources[resource]?.capacity ?? 0;
      if ((this.#resources.get(resource) ?? 0) + units > capacity) return { kind: "resource", resource };
    }
    return null;
  }

  #agentObstacle({ agent }: BatchSpec): Obstacle | null {
    if (agent === null) return null;
    const capacity = this.#spec.agents[agent]?.capacity ?? 0;
    return (this.#agents.get(agent) ?? 0) < capacity ? null : { kind: "agent", agent };
  }

  #limit(batch: BatchSpec): Obstacle | null {
    return batch.work === "person" || this.#places < this.#spec.maxParallel ? null : { kind: "limit" };
  }

  #count(batch: BatchSpec, holding: Holding, sign: 1 | -1): void {
    if (holding.place) this.#places += sign;
    if (holding.agent && batch.agent !== null) {
      this.#agents.set(batch.agent, (this.#agents.get(batch.agent) ?? 0) + sign);
    }
    if (!holding.resources) return;
    for (const { resource, units } of batch.uses) {
      this.#resources.set(resource, (this.#resources.get(resource) ?? 0) + sign * units);
    }
  }
}

/** What the live attempts of a run hold now. O(batches). */
export function occupancyOf(run: Run): Occupancy {
  const occupancy = new Occupancy(run.spec);
  for (const spec of run.spec.batches) {
    const batch = run.batches[spec.id];
    const live = batch === undefined ? null : liveAttempt(batch);
    const holding = live === null ? null : holdingOf(live.stage);
    if (holding !== null) occupancy.hold(spec, holding);
  }
  return occupancy;
}
