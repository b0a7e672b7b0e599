import type { Analysis } from "../advice/analysis.ts";
import { freezePlan } from "../advice/freeze-plan.ts";
import { peopleRules } from "../forecast/people-rules.ts";
import { PlaySampler } from "../forecast/play-sampler.ts";
import { DEFAULT_SAMPLE_OPTIONS, type SampleOptions } from "../forecast/sample-options.ts";
import type { Plan } from "../plan/plan.ts";
import type { Problem } from "../plan/problem.ts";
import type { BatchSpec, RunSpec } from "../run/run-spec.ts";
import type { DryRun, DryRunScript } from "./dry-run.ts";
import { playDryRun } from "./play-dry-run.ts";

/** Everything may be left out. */
export interface DryRunOptions extends Partial<SampleOptions>, Partial<Pick<DryRunScript, "minutesOf" | "outcomeOf">> {
  /** What is known of the plan already; saves analysing it again. */
  readonly analysis?: Analysis;
  /** Draws durations and reworks as the forecast does in its play of this number, from 0. Left out, all goes by the likely estimates and is accepted. */
  readonly play?: number;
  /** Minutes from Monday 00:00, on the clocks of the people, at which the run starts; Monday at 9 unless said otherwise. */
  readonly weekMinute?: number;
}

/** `refused` exactly where the plan has a problem that stops a run; the problems are those. */
export type DryRunResult = { readonly kind: "played"; readonly spec: RunSpec; readonly dryRun: DryRun } | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/**
 * Plays a plan on a virtual clock through the run machine itself, so by the very dispatch rules of a real run. Check-ins
 * take what the plan's settings say, in the hours of the people. The same plan and options give the same play.
 */
export function dryRunPlan(plan: Plan, options: DryRunOptions = {}): DryRunResult {
  const frozen = freezePlan(plan, options.analysis);
  if (frozen.kind === "refused") return frozen;
  const { spec } = frozen;
  const { minutesOf, outcomeOf } = { ...drawn(plan, spec, options), ...given(options) };
  return { kind: "played", spec, dryRun: playDryRun(spec, { minutesOf, outcomeOf, ...peopleRules(plan, options.weekMinute) }) };
}

type Script = Pick<DryRunScript, "minutesOf" | "outcomeOf">;

function given({ minutesOf, outcomeOf }: DryRunOptions): Partial<Script> {
  return { ...(minutesOf === undefined ? {} : { minutesOf }), ...(outcomeOf === undefined ? {} : { outcomeOf }) };
}

function drawn(plan: Plan, spec: RunSpec, options: DryRunOptions): Script {
  if (options.play === undefined) return { minutesOf: ({ estimateMinutes }) => estimateMinutes, outcomeOf: () => "accept" };
  const { minutes, reworks, reworkShare } = new PlaySampler(plan, spec, { ...DEFAULT_SAMPLE_OPTIONS, ...options }).draw(options.play);
  const rankOf = new Map(spec.batches.map(({ id }, rank) => [id, rank]));
  const at = (values: ArrayLike<number>, { id }: BatchSpec): number => values[rankOf.get(id) ?? -1] ?? 0;
  return {
    minutesOf: (batch, attempt) => at(minutes, batch) * (attempt > 1 ? reworkShare : 1),
    outcomeOf: (batch, attempt) => (attempt <= at(reworks, batch) ? "rework" : "accept"),
  };
}
