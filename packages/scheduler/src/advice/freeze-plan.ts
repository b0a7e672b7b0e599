import { openFilePairs } from "../conflicts/open-file-pairs.ts";
import type { BatchId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import type { Problem } from "../plan/problem.ts";
import type { RunSpec } from "../run/run-spec.ts";
import type { Analysis } from "./analysis.ts";
import { analysePlan } from "./analyse-plan.ts";
import { runSpecOf } from "./run-spec-of.ts";

/** `refused` exactly where the plan has a problem that stops a run; the problems are those. */
export type FreezeResult = { readonly kind: "frozen"; readonly spec: RunSpec } | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/**
 * What a run of this plan has to know: its batches in rank order, what each needs, which may not overlap, and the
 * limits. The rank is the order of the schedule, so what is urgent goes first. `analysis` is that of this very plan.
 */
export function freezePlan(plan: Plan, analysis: Analysis = analysePlan(plan)): FreezeResult {
  const problems = analysis.problems.filter(({ severity }) => severity === "error");
  if (problems.length > 0) return { kind: "refused", problems };
  const spec = runSpecOf(plan, { batches: analysis.batches, pairs: openFilePairs(plan, analysis.conflicts) });
  const rank = rankOf(analysis);
  return { kind: "frozen", spec: { ...spec, batches: spec.batches.toSorted((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0)) } };
}

/** The place of each batch in the order of the schedule. */
function rankOf({ schedule }: Analysis): ReadonlyMap<BatchId, number> {
  return new Map(schedule?.bars.map(({ batch }, index) => [batch, index]));
}
