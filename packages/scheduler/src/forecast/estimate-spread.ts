import type { Task } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { type AgentHistory, PRIOR_WORK } from "./agent-history.ts";
import { pertQuantiles } from "./pert-quantiles.ts";

/** The family a task's duration is drawn from. `fixed`: it always takes its likely time. */
export type DurationFamily = "pert" | "log-normal" | "fixed";

/**
 * How one task's time varies, as a multiple of its likely time: a PERT variable from `lowest` to `lowest + width` (or
 * 1, where `table` is `null`) times a log-normal one. What all work of the agent shares is not in it.
 */
export interface EstimateSpread {
  readonly family: DurationFamily;
  readonly table: Float64Array | null;
  readonly lowest: number;
  readonly width: number;
  /** Mean and standard deviation of the logarithm of the log-normal part. */
  readonly logMean: number;
  readonly logSpread: number;
}

/** What a side of a three-point estimate that was left open is taken to be, as a multiple of the likely time. */
const OPEN_OPTIMISTIC = 0.75;
const OPEN_PESSIMISTIC = 2;

/**
 * Chooses how a task's time varies. By itself: PERT where the estimate has an optimistic or a pessimistic time, because
 * somebody said how far it can go; log-normal around the likely time with the agent's own spread where it has none.
 * `asked` wants one family for all: a three-point estimate becomes the log-normal distribution that has the mean and the
 * variance of PERT, and a one-point estimate a PERT from 0.75 to 2 times its likely time. Where an agent's history shows
 * more spread than a three-point estimate allows, the missing part is added in proportion to how much was seen.
 */
export function estimateSpread(task: Task, history: AgentHistory, asked: "pert" | "log-normal" | null): EstimateSpread {
  const likely = taskMinutes(task);
  const { optimistic, pessimistic } = task.estimate;
  const open = optimistic === null && pessimistic === null;
  if (likely === 0 || (open && history.spread === 0)) return logNormal(0, 0);
  if (open && asked !== "pert") return logNormal(0, history.spread);
  const lowest = Math.min(1, (optimistic ?? likely * OPEN_OPTIMISTIC) / likely);
  const width = Math.max(1, (pessimistic ?? likely * OPEN_PESSIMISTIC) / likely) - lowest;
  if (width === 0) return logNormal(0, missingSpread(0, history));
  const mean = (lowest + 4 + lowest + width) / 6;
  const variance = Math.log(1 + (width / 6 / mean) ** 2);
  const missing = missingSpread(variance, history);
  if (asked === "log-normal") return logNormal(Math.log(mean) - variance / 2, Math.sqrt(variance + missing ** 2));
  return { family: "pert", table: pertQuantiles((1 - lowest) / width), lowest, width, logMean: 0, logSpread: missing };
}

function logNormal(logMean: number, logSpread: number): EstimateSpread {
  return { family: logSpread === 0 ? "fixed" : "log-normal", table: null, lowest: 1, width: 0, logMean, logSpread };
}

/** The spread that history shows beyond this variance of the logarithm, weighted by how much was seen. */
function missingSpread(variance: number, { n, spread }: AgentHistory): number {
  return Math.sqrt((n / (n + PRIOR_WORK)) * Math.max(0, spread ** 2 - variance));
}
