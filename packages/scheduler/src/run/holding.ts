import type { BatchSpec } from "./run-spec.ts";
import type { AttemptStage } from "./run.ts";

/** What an attempt keeps from others while it lives. */
export interface Holding {
  /** One of the places that `maxParallel` limits. */
  readonly place: boolean;
  readonly agent: boolean;
  readonly resources: boolean;
  readonly files: boolean;
}

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

/** What a batch holds once somebody works on it. */
export function workingHolding(batch: BatchSpec): Holding {
  return batch.work === "person" ? TAKEN : ALL;
}
