import type { TaskGraph } from "../graph/task-graph.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { independenceFacts } from "./independence-facts.ts";
import { type StreamPair, summarisePairs } from "./summarise-pairs.ts";
import { pairComparer, type TaskPair } from "./task-pair.ts";

/**
 * How the tasks of a plan stand to each other. Sync points do no work and are left out. Nothing is computed before it
 * is asked for, so that holding one of a large plan costs little.
 */
export interface Independence {
  /** The tasks that are compared, in the order of the plan. */
  readonly tasks: readonly TaskId[];
  /** Two tasks, in either order; `null` for a task and itself and for what is not compared. */
  readonly pair: (one: TaskId, other: TaskId) => TaskPair | null;
  /** All pairs in the order of the plan; `null` where there are more than `MOST_LISTED` tasks. */
  readonly pairs: () => readonly TaskPair[] | null;
  /** How many pairs of which kind there are within and between streams; see `summarisePairs`. */
  readonly byStream: () => readonly StreamPair[];
}

/** Tasks of which all pairs are listed: 45,000 of them. */
const MOST_LISTED = 300;

/**
 * For every two tasks whether they may run side by side, with all reasons. In doubt they may not: a task that says
 * nothing of what it touches is sequential to all others, because they work in one directory.
 */
export function independence(plan: Plan, graph?: TaskGraph): Independence {
  const facts = independenceFacts(plan, graph);
  const places = plan.tasks.flatMap((_, place) => (facts.isCompared[place] === 1 ? [place] : []));
  const placeOf = new Map(places.flatMap((place) => plan.tasks.slice(place, place + 1).map(({ id }) => [id, place] as const)));
  const compare = pairComparer(facts);
  return {
    tasks: [...placeOf.keys()],
    pair: (one, other) => {
      const [first, second] = [placeOf.get(one), placeOf.get(other)];
      if (first === undefined || second === undefined || first === second) return null;
      return compare(Math.min(first, second), Math.max(first, second));
    },
    pairs: () => (places.length > MOST_LISTED ? null : places.flatMap((first, index) => places.slice(index + 1).map((second) => compare(first, second)))),
    byStream: () => summarisePairs(facts),
  };
}
