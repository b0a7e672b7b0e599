import { certainOrder } from "../graph/certain-order.ts";
import { nodePairs, orderedPairs } from "../graph/ordered-pairs.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { Plan } from "../plan/plan.ts";
import { areaTable } from "./area-table.ts";
import { collidingPairs, type ConflictFacts, countPairs, fewestPairs, pairEffort } from "./colliding-pairs.ts";
import type { Conflict } from "./conflict.ts";
import { reasonsBetween } from "./conflict-between.ts";
import type { ConflictSet } from "./conflict-set.ts";
import { meetingAreas } from "./meeting-areas.ts";
import { overdrafts } from "./overdrafts.ts";

/** Pairs that are counted one by one, in steps of finding them. */
const MOST_EFFORT = 20_000_000;
/** Pairs of which is known whether dependencies keep them apart. */
const MOST_JUDGED = 20_000;
/** Pairs that are shown. */
const MOST_SHOWN = 1_000;

/**
 * What tasks must not run at the same time: their files meet, or together they want more of a resource than there is.
 * Around O(patterns + patterns that meet), however many pairs come of it.
 */
export function findConflicts(plan: Plan, graph: TaskGraph = certainOrder(plan)): ConflictSet {
  const table = areaTable(plan.tasks);
  const facts = { tasks: plan.tasks.map(({ id }) => id), table, meetings: meetingAreas(table), overdrafts: overdrafts(plan) };
  const judged: (readonly [first: number, second: number])[] = [];
  for (const pair of collidingPairs(facts)) if (judged.push(pair) > MOST_JUDGED) break;
  const isComplete = judged.length <= MOST_JUDGED;
  const pairs = isComplete ? judged.length : pairEffort(facts) <= MOST_EFFORT ? countPairs(facts) : Math.max(judged.length, fewestPairs(facts));
  const areOrdered = orderedPairs(graph.digraph, nodePairs(judged));
  const ordered = areOrdered.reduce((sum, isOrdered) => sum + isOrdered, 0);
  return {
    ...facts,
    shown: shownOf(facts, judged, areOrdered),
    count: { pairs, open: areOrdered.length - ordered, ordered, isExact: isComplete },
  };
}

function shownOf(facts: ConflictFacts, pairs: readonly (readonly [first: number, second: number])[], areOrdered: Uint8Array): Conflict[] {
  const places = [...pairs.keys()];
  const shown = [...places.filter((place) => areOrdered[place] !== 1), ...places.filter((place) => areOrdered[place] === 1)].slice(0, MOST_SHOWN);
  return shown.flatMap((place) => {
    const [first, second] = pairs[place] ?? [0, 0];
    const [one, other] = [facts.tasks[first], facts.tasks[second]];
    return one === undefined || other === undefined ? [] : [{ first: one, second: other, reasons: reasonsBetween(facts, first, second), ordered: areOrdered[place] === 1 }];
  });
}
