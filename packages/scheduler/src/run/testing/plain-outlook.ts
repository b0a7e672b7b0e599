import type { BatchId } from "../../plan/ids.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { BatchPhase } from "../run.ts";

export type PlainPhase = Pick<BatchPhase, "kind"> & { readonly cause?: string | undefined };

/** What is known of the others when one asks whether it may start. */
export interface Others {
  readonly specOf: (id: BatchId) => BatchSpec | undefined;
  readonly phaseOf: (id: BatchId) => PlainPhase | undefined;
}

/**
 * Whether a batch has what it waits for, may still get it, or never will, said from the plain meaning of triggers and
 * failures and apart from the machine's own counts.
 */
export function plainOutlook(spec: BatchSpec, { specOf, phaseOf }: Others): "complete" | "open" | "failure" | "not-needed" {
  const trigger = spec.trigger;
  const links = [...[...new Set(spec.needs)].map(ofNeed), ...spec.failuresOf.map(ofFailure)];
  const count = (kind: string): number => links.filter((link) => link === kind).length;
  const wanted = trigger.kind === "any" ? 1 : trigger.kind === "at-least" ? trigger.count : links.length;
  const enough = Math.min(wanted, links.length);
  if (count("there") >= enough) return "complete";
  if (links.length - count("pointless") < enough) return "not-needed";
  return links.length - count("pointless") - count("lost") < enough ? "failure" : "open";

  function ofNeed(id: BatchId): string {
    const phase = phaseOf(id);
    if (phase === undefined) return "open";
    if (trigger.kind === "finished") return ["accepted", "failed", "skipped", "stopped"].includes(phase.kind) ? "there" : "open";
    const sameTask = specOf(id)?.task === spec.task;
    if (sameTask && (phase.cause === "race" || phase.cause === "not-needed")) return "pointless";
    if (isLetThrough(phase)) return "there";
    const isolated = phase.kind === "failed" && specOf(id)?.onFailure === "isolated";
    return isolated || phase.cause === "failure" ? "lost" : "open";
  }

  function ofFailure(source: readonly BatchId[]): string {
    if (source.some((id) => phaseOf(id)?.kind === "failed" || phaseOf(id)?.cause === "failure")) return "there";
    const last = source.at(-1);
    return last !== undefined && isLetThrough(phaseOf(last)) ? "pointless" : "open";
  }
}

/** Whether what needs a batch in this phase may start. */
export function isLetThrough(phase: PlainPhase | undefined): boolean {
  return phase?.kind === "accepted" || (phase?.kind === "skipped" && phase.cause !== "failure");
}
