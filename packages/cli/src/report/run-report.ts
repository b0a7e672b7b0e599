import type { RunDetail } from "@planloom/api";
import { estimateFinish, type KnownRunner, measureRun } from "@planloom/scheduler";
import pc from "picocolors";
import { safeText } from "../safe-text.ts";
import { batchLine } from "./batch-line.ts";
import { errorLines, overdueLines } from "./trouble-lines.ts";
import { clockText } from "./duration.ts";

/** Where a run stands, as lines: the run, its batches in rank order, what went wrong, and the quality so far. */
export function runReport(detail: RunDetail, runners: readonly KnownRunner[] | null = null): string[] {
  const { state, now } = detail;
  const moment = { now, runners };
  return [headline(detail), ...state.spec.batches.map((spec) => `  ${batchLine(state, spec, moment)}`), ...errorLines(state), ...overdueLines(state, now), ...quality(detail)];
}

function headline({ summary, state, now }: RunDetail): string {
  const elapsed = summary.startedAt === null ? "" : `, ${clockText((summary.endedAt ?? now) - summary.startedAt)}`;
  const finish = estimateFinish(state, now);
  const left = finish === null || state.endedAt !== null ? "" : `, about ${clockText(finish - now)} left`;
  return `${pc.bold(`Run ${summary.number}`)} of ${safeText(summary.planName)} (revision ${summary.revision}): ${pc.bold(summary.status)}, ${summary.done} of ${summary.batches} batches${elapsed}${left}`;
}

function quality({ state }: RunDetail): string[] {
  const { firstTryAcceptance, rework, reworked } = measureRun(state);
  if (firstTryAcceptance === null || rework === null) return [];
  return [`First-try acceptance ${percent(firstTryAcceptance)} (target over 90 %), rework ${percent(rework)} (${reworked} ${reworked === 1 ? "batch" : "batches"}; target under 10 %)`];
}

const percent = (ratio: number): string => `${Math.round(ratio * 100)} %`;
