import type { Forecast, Percentile, TaskForecast } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";

/** A finish to reckon with, in words. */
export interface FinishWords {
  readonly label: string;
  readonly value: string;
  /** How far chance may have moved it. */
  readonly detail: string;
}

/** Of so many tasks the share of plays in which they decided the finish is listed, and only from so much on. */
const LEAST_CRITICALITY = 0.02;

/** The three finishes people plan with. */
export function finishWords({ p50, p80, p95 }: Pick<Forecast, "p50" | "p80" | "p95">): readonly FinishWords[] {
  const words = (label: string, { minutes, standardError }: Percentile): FinishWords => ({ label, value: minutesWords(Math.round(minutes)), detail: standardError < 0.5 ? "within a minute" : `± ${minutesWords(Math.round(standardError))}` });
  return [words("Half of all runs", p50), words("8 of 10 runs (P80)", p80), words("19 of 20 runs (P95)", p95)];
}

/** The tasks that decide the finish at least now and then, the most often first. */
export function decidingTasks({ tasks }: Pick<Forecast, "tasks">): readonly TaskForecast[] {
  return tasks.filter(({ criticality }) => criticality >= LEAST_CRITICALITY).toSorted((one, other) => other.criticality - one.criticality || other.meanMinutes - one.meanMinutes);
}

/** `63 %`; what is rarer than one in a hundred is said so. */
export function shareWords(share: number): string {
  return share > 0 && share < 0.01 ? "under 1 %" : `${Math.round(share * 100)} %`;
}
