import type { Network } from "../network.ts";
import type { SchedulingProblem } from "../scheduling-problem.ts";

/** What precedence alone says of each activity: it starts no earlier than its head, and its tail follows its end. Minutes. */
export interface HeadsAndTails {
  readonly heads: Float64Array;
  /** From the end of the activity to the end of everything behind it. */
  readonly tails: Float64Array;
}

/** Lags, releases and pins count. O(activities + links). */
export function headsAndTails(problem: Pick<SchedulingProblem, "durations" | "releases" | "pins">, { forward, topological }: Network): HeadsAndTails {
  const { durations, releases, pins } = problem;
  const heads = new Float64Array(durations.length);
  for (const activity of topological) {
    const pin = pins?.[activity] ?? Number.NaN;
    let head = Math.max(releases?.[activity] ?? 0, Number.isNaN(pin) ? 0 : pin);
    for (let arc = forward.offsets[activity] ?? 0, last = forward.offsets[activity + 1] ?? 0; arc < last; arc += 1) {
      const other = forward.others[arc] ?? 0;
      head = Math.max(head, (heads[other] ?? 0) + (durations[other] ?? 0) + (forward.lags[arc] ?? 0));
    }
    heads[activity] = head;
  }
  return { heads, tails: forward.tails.map((tail, activity) => tail - (durations[activity] ?? 0)) };
}
