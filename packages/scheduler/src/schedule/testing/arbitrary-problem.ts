import fc from "fast-check";
import type { Demand, Link, RenewableResource, SchedulingProblem, TimeWindow } from "../scheduling-problem.ts";

export interface ProblemShape {
  readonly most: number;
  /** Only links, capacities and demands, in whole minutes. */
  readonly isPlain?: boolean;
}

/** Random problems of up to `most` activities with everything a problem can hold. Always solvable. */
export function arbitraryProblem({ most, isPlain = false }: ProblemShape): fc.Arbitrary<SchedulingProblem> {
  return fc.tuple(fc.integer({ min: 1, max: most }), fc.array(arbitraryResource(isPlain), { minLength: 1, maxLength: 4 })).chain(([count, resources]) => {
    const activities = fc.tuple(...Array.from({ length: count }, (_, index) => arbitraryActivity(index, resources, isPlain)));
    return activities.map((list) => assemble(list, resources, isPlain));
  });
}

/** A problem of durations, links and resources with one unit for each of their users. */
export function plainProblem(minutes: readonly number[], links: readonly Link[], shared: readonly { capacity: number; users: readonly number[] }[]): SchedulingProblem {
  const demands = minutes.map((_, activity): Demand[] => shared.flatMap(({ users }, resource) => (users.includes(activity) ? [{ resource, units: 1 }] : [])));
  return { durations: Float64Array.from(minutes), links, resources: shared.map(({ capacity }) => ({ capacity, closed: [], setup: 0 })), demands };
}

interface Activity {
  readonly minutes: number;
  readonly links: readonly Link[];
  readonly demands: readonly Demand[];
  readonly choice: readonly number[];
  readonly context: number;
  readonly release: number;
  readonly pin: number;
}

function arbitraryActivity(index: number, resources: readonly RenewableResource[], isPlain: boolean): fc.Arbitrary<Activity> {
  const penalty = isPlain ? fc.constant(Number.POSITIVE_INFINITY) : fc.oneof({ weight: 4, arbitrary: fc.constant(Number.POSITIVE_INFINITY) }, { weight: 1, arbitrary: fc.nat({ max: 15 }) });
  const link = (from: number): fc.Arbitrary<Link> => fc.record({ from: fc.constant(from), to: fc.constant(index), lag: isPlain ? fc.constant(0) : fc.nat({ max: 5 }), penalty });
  const before = index === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.nat({ max: index - 1 }), { maxLength: 3 });
  const demands = fc.uniqueArray(fc.nat({ max: resources.length - 1 }), { maxLength: 3 }).chain((used) =>
    fc.tuple(...used.map((resource) => fc.integer({ min: 1, max: resources[resource]?.capacity ?? 1 }).map((units): Demand => ({ resource, units: (resources[resource]?.setup ?? 0) > 0 ? 1 : units })))),
  );
  const rarely = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> => (isPlain ? fc.constant(otherwise) : fc.oneof({ weight: 4, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary }));
  return fc.record({
    minutes: isPlain ? fc.nat({ max: 20 }) : fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 90 }).map((thirds) => thirds / 3)),
    links: before.chain((list) => fc.tuple(...list.map(link))),
    demands,
    choice: rarely(fc.uniqueArray(fc.nat({ max: resources.length - 1 }), { maxLength: 2 }), []),
    context: fc.integer({ min: -1, max: 2 }),
    release: rarely(fc.nat({ max: 40 }), 0),
    pin: rarely(fc.nat({ max: 60 }), Number.NaN),
  });
}

function arbitraryResource(isPlain: boolean): fc.Arbitrary<RenewableResource> {
  const capacity = fc.integer({ min: 1, max: 4 });
  if (isPlain) return capacity.map((units) => ({ capacity: units, closed: [], setup: 0 }));
  const windows = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 })), { maxLength: 2 }).map((steps) => {
    let time = 0;
    return steps.map(([open, shut]): TimeWindow => {
      const from = time + open;
      time = from + shut;
      return { from, to: time };
    });
  });
  const closed = fc.oneof({ weight: 3, arbitrary: fc.constant<TimeWindow[]>([]) }, { weight: 1, arbitrary: windows });
  const setup = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }) });
  return fc.record({ capacity, closed, setup });
}

/** An activity that must use a resource does not also choose it. */
function assemble(activities: readonly Activity[], resources: readonly RenewableResource[], isPlain: boolean): SchedulingProblem {
  const plain = {
    durations: Float64Array.from(activities, ({ minutes }) => minutes),
    links: activities.flatMap(({ links }) => links),
    resources,
    demands: activities.map(({ demands }) => demands),
  };
  if (isPlain) return plain;
  return {
    ...plain,
    choices: activities.map(({ choice, demands }) => choice.filter((resource) => demands.every((demand) => demand.resource !== resource))),
    contexts: Int32Array.from(activities, ({ context }) => context),
    releases: Float64Array.from(activities, ({ release }) => release),
    pins: Float64Array.from(activities, ({ pin }) => pin),
  };
}
