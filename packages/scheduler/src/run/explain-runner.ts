import type { BatchId } from "../plan/ids.ts";
import type { NoRunner } from "./describe-wait.ts";
import { explainWait, type WaitReason } from "./explain-wait.ts";
import { requiredLabels } from "./required-labels.ts";
import type { Run } from "./run.ts";
import { batchSpecOf } from "./spec-index.ts";

/** What has to be known of a runner to say whether it could take some work. */
export interface KnownRunner {
  /** Those it was granted. */
  readonly labels: readonly string[];
  /** `draining`: it is connected and takes nothing new. */
  readonly stands: "ready" | "draining" | "away";
}

/** Says why a batch does not run as `explainWait` does, and of one that waits for a runner whether there is any that may take it. */
export function explainWaitAmong(run: Run, id: BatchId, runners: readonly KnownRunner[]): WaitReason | NoRunner | null {
  const reason = explainWait(run, id);
  const spec = batchSpecOf(run.spec, id);
  if (reason?.kind !== "runner" || spec === undefined) return reason;
  const labels = requiredLabels(run.spec, spec);
  const able = runners.filter((runner) => labels.every((label) => runner.labels.includes(label)));
  if (able.some(({ stands }) => stands === "ready")) return reason;
  return { kind: "no-runner", labels, but: able.find(({ stands }) => stands === "draining")?.stands ?? able[0]?.stands ?? null };
}
