import type { AgentId, BatchId, ResourceId } from "../plan/ids.ts";
import type { Holding } from "./holding.ts";
import type { BatchSpec, Exclusion, RunSpec } from "./run-spec.ts";
import { specIndex } from "./spec-index.ts";

/** What keeps a batch that has everything it needs from starting. */
export type Obstacle =
  | { readonly kind: "file"; readonly batch: BatchId; readonly path: string }
  | { readonly kind: "resource"; readonly resource: ResourceId }
  | { readonly kind: "agent"; readonly agent: AgentId }
  | { readonly kind: "limit" };

/** What is held at one moment. Every question costs only what the asked batch itself names. */
export class Occupancy {
  readonly #spec: RunSpec;
  #places = 0;
  readonly #agents = new Map<AgentId, number>();
  readonly #resources = new Map<ResourceId, number>();
  readonly #files = new Set<BatchId>();
  /** For each batch how many of those it excludes hold their files. */
  readonly #excluders = new Map<BatchId, number>();

  constructor(spec: RunSpec) {
    this.#spec = spec;
  }

  hold(batch: BatchSpec, holding: Holding): void {
    this.#count(batch, holding, 1);
    if (!holding.files || this.#files.has(batch.id)) return;
    this.#files.add(batch.id);
    this.#countFiles(batch, 1);
  }

  release(batch: BatchSpec, holding: Holding): void {
    this.#count(batch, holding, -1);
    if (holding.files && this.#files.delete(batch.id)) this.#countFiles(batch, -1);
  }

  /** Whether nothing keeps this batch from starting now. */
  fits(batch: BatchSpec): boolean {
    return (this.#excluders.get(batch.id) ?? 0) === 0 && this.#resourceObstacle(batch) === null && this.#agentObstacle(batch) === null && this.#limit(batch) === null;
  }

  /** Whether there is a place left for work of this kind, and by this agent. */
  admits({ agent, work }: Pick<BatchSpec, "agent" | "work">): boolean {
    return this.#agentObstacle({ agent }) === null && this.#limit({ work }) === null;
  }

  /** The first thing that keeps this batch from starting now: files, then resources, agent and places. */
  obstacle(batch: BatchSpec): Obstacle | null {
    return this.fileObstacle(batch) ?? this.#resourceObstacle(batch) ?? this.#agentObstacle(batch) ?? this.#limit(batch);
  }

  /** The first other batch that holds files this one touches. */
  fileObstacle(batch: BatchSpec): Extract<Obstacle, { kind: "file" }> | null {
    if ((this.#excluders.get(batch.id) ?? 0) === 0) return null;
    const held = this.#exclusionsOf(batch).find((exclusion) => this.#files.has(exclusion.batch));
    return held === undefined ? null : { kind: "file", ...held };
  }

  /** The resources of which there is not enough left for this batch. */
  lacks({ uses }: BatchSpec): readonly ResourceId[] {
    if (uses.length === 0) return [];
    const wanted = new Map<ResourceId, number>();
    for (const { resource, units } of uses) wanted.set(resource, (wanted.get(resource) ?? 0) + units);
    return [...wanted].filter(([resource, units]) => (this.#resources.get(resource) ?? 0) + units > (this.#spec.resources[resource]?.capacity ?? 0)).map(([resource]) => resource);
  }

  #exclusionsOf(batch: BatchSpec): readonly Exclusion[] {
    return specIndex(this.#spec).exclusions.get(batch.id) ?? [];
  }

  #countFiles(batch: BatchSpec, sign: 1 | -1): void {
    for (const exclusion of this.#exclusionsOf(batch)) {
      this.#excluders.set(exclusion.batch, (this.#excluders.get(exclusion.batch) ?? 0) + sign);
    }
  }

  #resourceObstacle(batch: BatchSpec): Obstacle | null {
    const [resource] = this.lacks(batch);
    return resource === undefined ? null : { kind: "resource", resource };
  }

  #agentObstacle({ agent }: Pick<BatchSpec, "agent">): Obstacle | null {
    if (agent === null) return null;
    const capacity = this.#spec.agents[agent]?.capacity ?? 0;
    return (this.#agents.get(agent) ?? 0) < capacity ? null : { kind: "agent", agent };
  }

  #limit({ work }: Pick<BatchSpec, "work">): Obstacle | null {
    return work === "person" || this.#places < this.#spec.maxParallel ? null : { kind: "limit" };
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
