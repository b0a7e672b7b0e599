import type { BatchId } from "../../plan/ids.ts";
import type { BatchSpec, RunSpec } from "../run-spec.ts";
import type { RunStatus, SkipCause } from "../run.ts";
import { plainOutlook } from "./plain-outlook.ts";
import { freshBatch, type SimpleBatch } from "./simple-batch.ts";

/** What the simple model knows of a run, and what can be said of it at one glance. */
export class SimpleState {
  spec: RunSpec;
  status: RunStatus = "created";
  startedAt = 0;
  batches: Map<BatchId, SimpleBatch>;

  constructor(spec: RunSpec) {
    this.spec = spec;
    this.batches = new Map(spec.batches.map(({ id }) => [id, freshBatch()]));
  }

  protected get(id: BatchId): SimpleBatch {
    const batch = this.batches.get(id);
    if (batch === undefined) throw new Error(`The model has no batch ${id}`);
    return batch;
  }

  protected change(batch: SimpleBatch, change: Partial<SimpleBatch>): true {
    Object.assign(batch, change);
    return true;
  }

  protected skip(batch: SimpleBatch, cause: SkipCause): boolean {
    return this.change(batch, { kind: "skipped", cause, isDone: false });
  }

  protected become(status: RunStatus): true {
    this.status = status;
    return true;
  }

  protected goOn(): boolean {
    if (this.status === "failed") this.status = "running";
    return true;
  }

  protected mayDecide(): boolean {
    return this.status !== "created" && this.status !== "stopping";
  }

  protected outlook(spec: BatchSpec): ReturnType<typeof plainOutlook> {
    return plainOutlook(spec, { phaseOf: (id) => this.batches.get(id), specOf: (id) => this.spec.batches.find((one) => one.id === id) });
  }

  protected isReady(spec: BatchSpec): boolean {
    return this.get(spec.id).kind === "waiting" && this.outlook(spec) === "complete";
  }

  protected winnerOf({ race }: BatchSpec): BatchSpec | undefined {
    return race === null ? undefined : this.spec.batches.find((one) => one.race === race && one.index === one.count && this.get(one.id).kind === "accepted");
  }

  /** Whether something was accepted that comes after this failure, or after that of what could not be done because of it. */
  protected isCaught(id: BatchId): boolean {
    const { kind, cause } = this.get(id);
    if (kind !== "failed" && cause !== "failure") return false;
    const isAfter = ({ id: other, failuresOf }: BatchSpec): boolean => this.get(other).kind === "accepted" && failuresOf.flat().includes(id);
    return this.spec.batches.some((other) => isAfter(other) || (other.needs.includes(id) && this.isCaught(other.id)));
  }

  /** Whether another batch decides about a skipped one. */
  protected isSettledByOthers(id: BatchId): boolean {
    const { kind, cause } = this.get(id);
    const spec = this.spec.batches.find((one) => one.id === id);
    return kind === "skipped" && (cause === "failure" || cause === "not-needed" || (cause === "race" && spec !== undefined && this.winnerOf(spec) !== undefined));
  }
}
