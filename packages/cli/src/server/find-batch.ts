import type { RunDetail } from "@planloom/api";
import { type Attempt, type Batch, type BatchSpec, liveAttempt } from "@planloom/scheduler";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";

export interface FoundBatch {
  readonly spec: BatchSpec;
  readonly batch: Batch;
}

/** The batch a person means by its id or title. */
export function findBatch({ state }: RunDetail, named: string): FoundBatch {
  const wanted = named.toLowerCase();
  const spec = state.spec.batches.find(({ id }) => id.toLowerCase() === wanted) ?? state.spec.batches.find(({ title }) => title.toLowerCase() === wanted);
  const batch = spec === undefined ? undefined : state.batches[spec.id];
  if (spec === undefined || batch === undefined) {
    throw new CliError(EXIT.wrongInput, `The run has no batch ${named}. It has: ${state.spec.batches.map(({ id }) => id).join(", ")}.`);
  }
  return { spec, batch };
}

/** Its live attempt; an error that says where the batch stands when there is none. */
export function requireLive({ spec, batch }: FoundBatch): Attempt {
  const live = liveAttempt(batch);
  if (live === null) throw new CliError(EXIT.notAccepted, `${spec.title} is ${batch.phase.kind}: there is no attempt to decide on.`);
  return live;
}
