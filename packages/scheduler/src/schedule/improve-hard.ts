import { leftShift } from "./left-shift.ts";
import { destructiveBound } from "./bounds/destructive-bound.ts";
import { lowerBound } from "./bounds/lower-bound.ts";
import { type Network, networkOf } from "./network.ts";
import type { Rated } from "./rate-solution.ts";
import { isProven, rateSolution } from "./rate-solution.ts";
import type { SchedulingProblem, Solution } from "./scheduling-problem.ts";
import type { Decoder } from "./search/decoder.ts";
import { DispatchDecoder } from "./search/dispatch-decoder.ts";
import { GridDecoder } from "./search/grid-decoder.ts";
import { linearOrder } from "./search/linear-order.ts";
import type { BestSchedule } from "./search/schedule-search.ts";
import { ScheduleSearch } from "./search/schedule-search.ts";
import type { TimeGrid } from "./search/time-grid.ts";
import { periodsOf, timeGrid } from "./search/time-grid.ts";
import type { SolveOptions } from "./solve-options.ts";

/** The passes after which it pays to look for a sharper bound: what is solved by then needs none. */
const SHARPENED_AFTER = 500;

/** Periods times resources; what is larger would not fit the memory of a tab. */
const CELLS_LIMIT = 100_000_000;

/** `improveSchedule` for a problem of which every link must be kept. */
export function* improveHard(problem: SchedulingProblem, { budget, seed = 1, previous, lowerBound: known }: SolveOptions): Generator<Solution, void> {
  const network = networkOf(problem);
  const dispatcher = new DispatchDecoder(problem, network);
  let bound = known ?? lowerBound(problem, network);
  const longestFirst = linearOrder(network, network.forward.tails.map((tail) => -tail));
  dispatcher.decode(longestFirst, false, Number.POSITIVE_INFINITY);
  const dispatched = rateSolution(problem, dispatcher.starts.slice(), dispatcher.chosen.slice());
  const grid = gridFor(problem);
  // Where nothing is rounded, some optimal schedule ends at the end of a period.
  if (grid?.exact === true) bound = periodsOf(bound, grid.period) * grid.period;
  let best: Solution = { ...dispatched, lowerBound: bound, optimal: isProven(dispatched.cost, bound), schedules: 1 };
  const take = (found: Rated): void => {
    best = { ...best, ...found, optimal: isProven(found.cost, bound) };
  };
  const isOver = best.optimal || budget.share(1) >= 1;
  if (isOver && previous === undefined) {
    yield best;
    return;
  }
  const { decoder, toSolution } = seatFor(problem, dispatcher, grid);
  if (previous !== undefined) {
    const order = linearOrder(decoder.network, carriedOver(previous, decoder.network));
    decoder.decode(order, false, Number.POSITIVE_INFINITY);
    const kept = toSolution({ starts: Float64Array.from(decoder.starts), chosen: decoder.chosen.slice() });
    if (kept.cost <= best.cost) take(kept);
  }
  yield best;
  if (best.optimal || budget.share(1) >= 1) return;

  const search = new ScheduleSearch(decoder, seed);
  let seen: BestSchedule | null = null;
  const takeBetter = (): Solution => {
    if (search.best !== null && search.best !== seen) {
      seen = search.best;
      const found = toSolution(search.best);
      if (found.cost < best.cost) take(found);
    }
    best = { ...best, schedules: 1 + search.schedules };
    return best;
  };
  let isSharp = grid === null;
  for (const _ of search.run(budget, bound / (grid?.period ?? 1), linearOrder(decoder.network, best.starts))) {
    yield takeBetter();
    if (best.optimal) return;
    if (grid === null || isSharp || search.schedules < SHARPENED_AFTER) continue;
    isSharp = true;
    bound = destructiveBound(problem, grid, { lower: bound, upper: best.cost });
    best = { ...best, lowerBound: bound, optimal: isProven(best.cost, bound) };
  }
  yield takeBetter();
}

/** The periods in which the serial scheme can count; `null` where it does not know all that the problem holds. */
function gridFor(problem: SchedulingProblem): TimeGrid | null {
  const isPlain = problem.resources.every(({ setup }) => setup === 0) && (problem.choices ?? []).every((choice) => choice.length === 0);
  const grid = isPlain ? timeGrid(problem) : null;
  return grid === null || grid.horizon * problem.resources.length > CELLS_LIMIT ? null : grid;
}

interface Seat {
  readonly decoder: Decoder;
  readonly toSolution: (found: Pick<BestSchedule, "starts" | "chosen">) => Rated;
}

/** The serial scheme on a grid wherever there is one: its orders can express an optimal schedule. */
function seatFor(problem: SchedulingProblem, dispatcher: DispatchDecoder, grid: TimeGrid | null): Seat {
  if (grid === null) return { decoder: dispatcher, toSolution: ({ starts, chosen }) => rateSolution(problem, starts, chosen) };
  const toSolution: Seat["toSolution"] = ({ starts, chosen }) => {
    const onGrid = rateSolution(problem, starts.map((start) => start * grid.period), chosen);
    if (grid.exact) return onGrid;
    const shifted = rateSolution(problem, leftShift(problem, onGrid.starts), chosen);
    return shifted.cost < onGrid.cost ? shifted : onGrid;
  };
  return { decoder: new GridDecoder(problem, grid), toSolution };
}

/** The earlier starts as keys of an order: what is new comes just before what needs it, or last. */
function carriedOver(previous: Float64Array, { topological, backward }: Network): Float64Array {
  const keys = previous.slice();
  for (const activity of topological.toReversed()) {
    if (!Number.isNaN(keys[activity] ?? Number.NaN)) continue;
    let earliest = Number.MAX_VALUE;
    for (let arc = backward.offsets[activity] ?? 0, last = backward.offsets[activity + 1] ?? 0; arc < last; arc += 1) earliest = Math.min(earliest, keys[backward.others[arc] ?? 0] ?? 0);
    keys[activity] = earliest;
  }
  return keys;
}
