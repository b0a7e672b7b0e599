import type { WorkingHours } from "../plan/plan.ts";
import { openInWeek } from "../schedule/open-in-week.ts";

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** When somebody is there, on the clock of a run. */
export class OpeningTimes {
  readonly #opens: Float64Array;
  readonly #closes: Float64Array;
  readonly #startMs: number;

  /** `weekMinute`: the start of the run, minutes from Monday 00:00. Hours that are empty or not right are always open. */
  constructor(hours: readonly WorkingHours[], weekMinute: number) {
    const windows = openInWeek(hours);
    this.#opens = Float64Array.from(windows, ({ from }) => from * MINUTE_MS);
    this.#closes = Float64Array.from(windows, ({ to }) => to * MINUTE_MS);
    this.#startMs = Math.round(weekMinute * MINUTE_MS);
  }

  /** The first moment from `at` on, milliseconds since the start of the run, at which somebody is there. O(windows). */
  openFrom(at: number): number {
    if (this.#opens.length === 0) return at;
    const inWeek = (this.#startMs + at) % WEEK_MS;
    for (let window = 0; window < this.#opens.length; window += 1) {
      if (inWeek >= (this.#closes[window] ?? 0)) continue;
      return at + Math.max(0, (this.#opens[window] ?? 0) - inWeek);
    }
    return at + WEEK_MS - inWeek + (this.#opens[0] ?? 0);
  }
}
