import { wilsonInterval } from "./wilson-interval.ts";

/** What was foretold once, and what came of it. Minutes from the same start. */
export interface PastForecast {
  readonly p50Minutes: number;
  readonly p80Minutes: number;
  readonly p95Minutes: number;
  readonly actualMinutes: number;
}

/** How far forecasts kept what they promised. */
export interface Calibration {
  /** Forecasts that could be judged. */
  readonly n: number;
  /** P50, P80 and P95. */
  readonly levels: readonly LevelCalibration[];
}

export interface LevelCalibration {
  /** The share of runs that the forecast says will be done by then: 0.5, 0.8 or 0.95. */
  readonly promised: number;
  /** In how many the run was done by then. */
  readonly held: number;
  /** The share that is likely (95 %) to lie behind that. */
  readonly low: number;
  readonly high: number;
  /**
   * `as-promised`: what was promised lies between `low` and `high`, so nothing speaks against it. `unknown`: it does not,
   * but with so few forecasts that may be chance.
   */
  readonly verdict: "too-early" | "as-promised" | "too-late" | "unknown";
  /** The least factor on the foretold minutes with which it would have held as often as promised; `null` without forecasts. */
  readonly factor: number | null;
  /** The verdict in a sentence. */
  readonly words: string;
}

/** A verdict is given where what was seen is rarer than this under what was promised. */
const CHANCE = 0.025;

const LEVELS = [
  { promised: 0.5, name: "P50", minutesOf: (forecast: PastForecast) => forecast.p50Minutes },
  { promised: 0.8, name: "P80", minutesOf: (forecast: PastForecast) => forecast.p80Minutes },
  { promised: 0.95, name: "P95", minutesOf: (forecast: PastForecast) => forecast.p95Minutes },
] as const;

/**
 * Judges past forecasts: how often each percentile held, whether that fits what it promises, and what factor would have
 * put it right. Forecasts and runs without positive minutes are left out. O(n log n).
 */
export function calibration(history: readonly PastForecast[]): Calibration {
  const judged = history.filter((forecast) => [...LEVELS.map(({ minutesOf }) => minutesOf(forecast)), forecast.actualMinutes].every((minutes) => minutes > 0 && Number.isFinite(minutes)));
  return { n: judged.length, levels: LEVELS.map((level) => judge(level, judged)) };
}

function verdictOn({ promised, held, low, high }: Pick<LevelCalibration, "promised" | "held" | "low" | "high">, n: number): LevelCalibration["verdict"] {
  if (n === 0) return "unknown";
  if (low <= promised && promised <= high) return "as-promised";
  const early = high < promised;
  // The interval is narrow where next to nothing was seen; the exact chance decides there.
  const chance = early ? atMost(held, n, promised) : atMost(n - held, n, 1 - promised);
  return chance > CHANCE ? "unknown" : early ? "too-early" : "too-late";
}

/** The chance of at most `hits` in `n` trials of this probability. O(hits). */
function atMost(hits: number, n: number, probability: number): number {
  const odds = Math.log(probability / (1 - probability));
  let [sum, term] = [0, n * Math.log(1 - probability)];
  for (let count = 0; count <= hits; count += 1) {
    sum += Math.exp(term);
    term += Math.log((n - count) / (count + 1)) + odds;
  }
  return sum;
}

function judge({ promised, name, minutesOf }: (typeof LEVELS)[number], history: readonly PastForecast[]): LevelCalibration {
  const n = history.length;
  const ratios = Float64Array.from(history, (forecast) => forecast.actualMinutes / minutesOf(forecast)).toSorted();
  const held = ratios.filter((ratio) => ratio <= 1).length;
  const { low, high } = wilsonInterval(held, n);
  const verdict = verdictOn({ promised, held, low, high }, n);
  // As many as are promised, rounded up; 0.95 × 20 is 19 and not a little more.
  const factor = ratios[Math.ceil(promised * n - 1e-9) - 1] ?? null;
  const seen = `${name} held in ${held} of ${n} forecasts (${percent(held / n)}; between ${percent(low)} and ${percent(high)} are likely)`;
  return { promised, held, low, high, verdict, factor, words: factor === null ? `No forecast of ${name} can be judged yet.` : `${seen}: ${judgement(verdict, promised)}${verdict === "as-promised" || verdict === "unknown" ? "" : ` Times ${factor.toFixed(2)} it would have held as promised.`}` };
}

function judgement(verdict: LevelCalibration["verdict"], promised: number): string {
  switch (verdict) {
    case "too-early":
      return `it comes too early for the ${percent(promised)} it promises.`;
    case "too-late":
      return `it comes later than the ${percent(promised)} it promises would need.`;
    case "unknown":
      return "too few to tell.";
    case "as-promised":
      return `nothing speaks against the ${percent(promised)} it promises.`;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
