import type { BatchId } from "../plan/ids.ts";
import { isSatisfied } from "../run/is-satisfied.ts";
import type { Run } from "../run/run.ts";
import { batchSpecOf } from "../run/spec-index.ts";

/** Why a blocker about a batch would stop nothing: the work on it is done. `null` where there is something to stop. */
export function nothingToStop({ batches, spec }: Pick<Run, "batches" | "spec">, batch: BatchId): string | null {
  const phase = batches[batch]?.phase;
  if (phase === undefined || !isSatisfied(phase)) return null;
  return `${batchSpecOf(spec, batch)?.title ?? batch} is ${phase.kind}, so there is nothing to stop; send it back, or raise the blocker about the run as a whole`;
}
