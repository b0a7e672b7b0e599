import type { MetricsReport } from "@planloom/api";
import type { RunMetrics } from "@planloom/scheduler";

/** A number to judge work by, said as a number and in words. */
export interface QualityCard {
  readonly id: "completion" | "first-try" | "rework" | "scope" | "estimate" | "issues";
  readonly title: string;
  /** `92 %`, or a dash where there is nothing to divide by. */
  readonly value: string;
  /** `Target over 90 %`; `null` where there is none. */
  readonly target: string | null;
  readonly verdict: "met" | "missed" | "unknown";
  /** What the number was made of, and whether it is on target, in whole sentences. */
  readonly words: string;
  readonly trend: Trend | null;
  /** The value of each run that has one, 0 to 1, oldest first; counts as a share of the highest. */
  readonly series: readonly number[];
}

/** How the newer half of the runs compares with the older half. */
export interface Trend {
  readonly direction: "up" | "down" | "level";
  readonly good: boolean;
  readonly words: string;
}

/** First-try acceptance is to be over this, rework under that. */
export const FIRST_TRY_TARGET = 0.9;
export const REWORK_TARGET = 0.1;

/** The numbers above everything else on the page of metrics. */
export function qualityCards({ total, runs }: MetricsReport): QualityCard[] {
  const oldestFirst = runs.map((run) => run.metrics).toReversed();
  const seriesOf = (pick: (metrics: RunMetrics) => number | null) => oldestFirst.map(pick).filter((value) => value !== null);
  const done = total.counts.accepted + total.counts.skipped;
  const firstTry = seriesOf((metrics) => metrics.firstTryAcceptance);
  const rework = seriesOf((metrics) => metrics.rework);
  const completion = seriesOf((metrics) => (metrics.batches === 0 ? null : metrics.completion));
  const scope = seriesOf((metrics) => metrics.scopeAccuracy);
  const estimate = seriesOf((metrics) => metrics.estimateAccuracy);
  const issues = oldestFirst.map((metrics) => metrics.integrationIssues);
  return [
    {
      id: "completion",
      title: "Completion",
      value: total.batches === 0 ? "—" : percentWords(total.completion),
      target: null,
      verdict: "unknown",
      words: `${done} of ${counted(total.batches, "batch")} in ${counted(runs.length, "run")} ${done === 1 ? "is" : "are"} accepted or skipped.`,
      trend: trendOf(completion, true),
      series: completion,
    },
    {
      id: "first-try",
      title: "First-try acceptance",
      value: ratioWords(total.firstTryAcceptance),
      target: "Target over 90 %",
      ...judge(total.firstTryAcceptance, (value) => value > FIRST_TRY_TARGET, `${total.acceptedFirstTry} of ${counted(total.timings.length, "accepted batch")} needed no rework.`),
      trend: trendOf(firstTry, true),
      series: firstTry,
    },
    {
      id: "rework",
      title: "Rework",
      value: ratioWords(total.rework),
      target: "Target under 10 %",
      ...judge(total.rework, (value) => value < REWORK_TARGET, `${total.reworked} of ${counted(total.checkedIn, "batch")} that were checked in ${total.reworked === 1 ? "was" : "were"} sent back.`),
      trend: trendOf(rework, false),
      series: rework,
    },
    {
      id: "scope",
      title: "Scope accuracy",
      value: ratioWords(total.scopeAccuracy),
      target: null,
      verdict: "unknown",
      words: total.filesChanged === 0 ? "No changed files are known yet. They are compared where a coding agent works, or a task declares what it changes." : `${total.filesInside} of ${counted(total.filesChanged, "changed file")} ${total.filesInside === 1 ? "was" : "were"} in the declared scope.`,
      trend: trendOf(scope, true),
      series: scope,
    },
    {
      id: "estimate",
      title: "Estimate accuracy",
      value: ratioWords(total.estimateAccuracy),
      target: null,
      verdict: "unknown",
      words: total.estimateAccuracy === null ? "No batch with an estimate has been accepted yet." : "On average over the accepted batches: 100 % took just as long as estimated, 50 % twice as long, or half.",
      trend: trendOf(estimate, true),
      series: estimate,
    },
    {
      id: "issues",
      title: "Integration issues",
      value: total.integrationIssuesPerRun === null ? "—" : perRunWords(total.integrationIssuesPerRun),
      target: null,
      verdict: "unknown",
      words: total.integrationIssues === 0 ? `Nothing was recorded that did not fit together, in ${counted(total.runs, "run")}.` : `${counted(total.integrationIssues, "thing")} that did not fit together ${total.integrationIssues === 1 ? "was" : "were"} recorded in ${counted(total.runs, "run")}.`,
      trend: compareHalves(issues, { moreIsBetter: false, scale: 10, words: (tenths) => perRunWords(tenths / 10) }),
      series: issues.map((count) => count / Math.max(1, ...issues)),
    },
  ];
}

/** Where first-try acceptance and rework are going, in a sentence. */
export function trendSentence(cards: readonly QualityCard[]): string {
  const trends = cards.flatMap(({ id, title, trend }) => ((id === "first-try" || id === "rework") && trend !== null ? [`${title}: ${trend.words.toLowerCase()}.`] : []));
  return trends.length === 0 ? "Four runs with check-ins show where the work is going." : trends.join(" ");
}

/** Whole percents: `92 %`. Never rounded up to 100, nor down to 0. */
export function percentWords(ratio: number): string {
  const percent = Math.round(ratio * 100);
  if (percent === 100 && ratio < 1) return "99 %";
  return percent === 0 && ratio > 0 ? "1 %" : `${percent} %`;
}

/** `0`, `1`, `0.4`: with one digit after the point where it needs one. */
function perRunWords(perRun: number): string {
  return `${Math.round(perRun * 10) / 10} per run`;
}

/** The same, with a dash for what cannot be said. */
export function ratioWords(ratio: number | null): string {
  return ratio === null ? "—" : percentWords(ratio);
}

/** Compares the newer half of a series of ratios with the older one; `null` for fewer than four values. Half a point is level. */
export function trendOf(series: readonly number[], moreIsBetter: boolean): Trend | null {
  return compareHalves(series, { moreIsBetter, scale: 100, words: (points) => counted(points, "point") });
}

interface Comparison {
  readonly moreIsBetter: boolean;
  /** A difference is rounded to whole numbers of `1 / scale`. */
  readonly scale: number;
  readonly words: (steps: number) => string;
}

function compareHalves(series: readonly number[], { moreIsBetter, scale, words }: Comparison): Trend | null {
  if (series.length < 4) return null;
  const middle = Math.floor(series.length / 2);
  const steps = Math.round((mean(series.slice(middle)) - mean(series.slice(0, middle))) * scale);
  const before = `the ${middle} runs before`;
  if (steps === 0) return { direction: "level", good: true, words: `Level with ${before}` };
  const direction = steps > 0 ? "up" : "down";
  return { direction, good: (steps > 0) === moreIsBetter, words: `${direction === "up" ? "Up" : "Down"} ${words(Math.abs(steps))} on ${before}` };
}

function judge(ratio: number | null, isMet: (ratio: number) => boolean, made: string): Pick<QualityCard, "verdict" | "words"> {
  if (ratio === null) return { verdict: "unknown", words: "No batch has been checked in yet." };
  return isMet(ratio) ? { verdict: "met", words: `${made} This is on target.` } : { verdict: "missed", words: `${made} This misses the target.` };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function counted(count: number, noun: string): string {
  const plural = noun.endsWith("ch") ? `${noun}es` : `${noun}s`;
  return `${count} ${count === 1 ? noun : plural}`;
}
