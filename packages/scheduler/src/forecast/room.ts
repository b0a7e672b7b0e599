import { type RunModel, WORK } from "./run-model.ts";

/** What is held at one instant of a play, by the rules of `run/occupancy.ts` and `run/holding.ts`, in flat arrays. */
export class Room {
  readonly #model: RunModel;
  readonly #agents: Int32Array;
  readonly #resources: Float64Array;
  /** For each batch how many of those it excludes hold their files. */
  readonly #fileHolders: Int32Array;
  #places = 0;

  constructor(model: RunModel) {
    this.#model = model;
    this.#agents = new Int32Array(model.agentCapacities.length);
    this.#resources = new Float64Array(model.resourceCapacities.length);
    this.#fileHolders = new Int32Array(model.size);
  }

  clear(): void {
    this.#agents.fill(0);
    this.#resources.fill(0);
    this.#fileHolders.fill(0);
    this.#places = 0;
  }

  /** Whether no place for a runner's work is left. */
  get isFull(): boolean {
    return this.#places >= this.#model.maxParallel;
  }

  areFilesFree(batch: number): boolean {
    return this.#fileHolders[batch] === 0;
  }

  /** Whether everything the batch holds while it is worked on is free. O(resources of the batch). */
  fits(batch: number): boolean {
    if (this.#fileHolders[batch] !== 0) return false;
    const { agents, agentCapacities, useStarts, useResources, useUnits, resourceCapacities, work } = this.#model;
    const agent = agents[batch] ?? -1;
    if (agent >= 0 && (this.#agents[agent] ?? 0) >= (agentCapacities[agent] ?? 0)) return false;
    if (work[batch] !== WORK.person && this.isFull) return false;
    for (let use = useStarts[batch] ?? 0; use < (useStarts[batch + 1] ?? 0); use += 1) {
      const resource = useResources[use] ?? 0;
      if ((this.#resources[resource] ?? 0) + (useUnits[use] ?? 0) > (resourceCapacities[resource] ?? 0)) return false;
    }
    return true;
  }

  /** Takes (1) or gives back (-1) the place of a runner's work. */
  movePlace(sign: 1 | -1): void {
    this.#places += sign;
  }

  moveAgent(batch: number, sign: 1 | -1): void {
    const agent = this.#model.agents[batch] ?? -1;
    if (agent >= 0) this.#agents[agent] = (this.#agents[agent] ?? 0) + sign;
  }

  moveResources(batch: number, sign: 1 | -1): void {
    const { useStarts, useResources, useUnits } = this.#model;
    for (let use = useStarts[batch] ?? 0; use < (useStarts[batch + 1] ?? 0); use += 1) {
      const resource = useResources[use] ?? 0;
      this.#resources[resource] = (this.#resources[resource] ?? 0) + sign * (useUnits[use] ?? 0);
    }
  }

  /** O(exclusions of the batch). */
  moveFiles(batch: number, sign: 1 | -1): void {
    const { successorStarts, successors } = this.#model.exclusions;
    for (let edge = successorStarts[batch] ?? 0; edge < (successorStarts[batch + 1] ?? 0); edge += 1) {
      const other = successors[edge] ?? 0;
      this.#fileHolders[other] = (this.#fileHolders[other] ?? 0) + sign;
    }
  }
}
