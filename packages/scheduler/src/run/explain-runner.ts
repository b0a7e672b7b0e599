import type { BatchId } from "../plan/ids.ts";
import type { NoRunner } from "./describe-wait.ts";
import { explainWait, type WaitReason } from "./explain-wait.ts";
import type { KnownRunner } from "./known-runners.ts";
import { requiredLabels } from "./required-labels.ts";
import type { Run } from "./run.ts";
import { batchSpecOf } from "./spec-index.ts";

/** Of several that could take some work, how the one stands that will most likely do so next. */
const LIKELIEST: readonly KnownRunner["stands"][] = ["limited", "full", "draining", "away"];

/** Says why a batch does not run as `explainWait` does, and of one that waits for a runner whether there is any that may take it. */
export function explainWaitAmong(run: Run, id: BatchId, runners: readonly KnownRunner[]): WaitReason | NoRunner | null {
  const reason = explainWait(run, id);
  const spec = batchSpecOf(run.spec, id);
  if (reason?.kind !== "runner" || spec === undefined) return reason;
  const labels = requiredLabels(run.spec, spec);
  const able = runners.filter((runner) => labels.every((label) => runner.labels.includes(label)));
  if (able.some(({ stands }) => stands === "ready")) return reason;
  return { kind: "no-runner", labels, but: LIKELIEST.find((stands) => able.some((runner) => runner.stands === stands)) ?? null };
}
