import fc from "fast-check";
import { expect, test } from "vitest";
import type { SchedulingProblem } from "./scheduling-problem.ts";
import { solve } from "./solve.ts";
import { checkSolution } from "./testing/check-solution.ts";

interface Sketch {
  readonly minutes: number;
  readonly needs: readonly number[];
  readonly excludes: readonly number[];
  readonly units: number;
}

function problemOf(sketches: readonly Sketch[], capacity: number): SchedulingProblem {
  const exclusions: number[][] = sketches.map(() => []);
  sketches.forEach(({ excludes }, activity) => {
    for (const other of excludes) {
      exclusions[activity]?.push(other);
      exclusions[other]?.push(activity);
    }
  });
  return {
    durations: Float64Array.from(sketches, ({ minutes }) => minutes),
    predecessors: sketches.map(({ needs }) => needs),
    exclusions,
    capacities: [capacity],
    uses: sketches.map(({ units }) => [{ resource: 0, units: Math.min(units, capacity) }]),
  };
}

const before = (index: number) => (index === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.nat({ max: index - 1 }), { maxLength: 3 }));
const problems = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 4 }))
  .chain(([count, capacity]) =>
    fc
      .tuple(...Array.from({ length: count }, (_, index) => fc.record({ minutes: fc.nat({ max: 30 }), needs: before(index), excludes: before(index), units: fc.integer({ min: 1, max: 3 }) })))
      .map((sketches) => problemOf(sketches, capacity)),
  );

test("every solution is feasible and never below its bound", () => {
  fc.assert(
    fc.property(problems, (problem) => {
      expect(checkSolution(problem, solve(problem))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("a chain takes the sum of its minutes, and that is proven", () => {
  const chain = problemOf([5, 6, 7].map((minutes, index) => ({ minutes, needs: index === 0 ? [] : [index - 1], excludes: [], units: 1 })), 3);
  expect(solve(chain)).toMatchObject({ makespan: 18, lowerBound: 18 });
});

test("what has the longest chain behind it goes first", () => {
  const sketches = [
    { minutes: 10, needs: [], excludes: [], units: 1 },
    { minutes: 10, needs: [], excludes: [], units: 1 },
    { minutes: 30, needs: [1], excludes: [], units: 1 },
  ];
  expect([...solve(problemOf(sketches, 1)).starts]).toEqual([40, 0, 10]);
});
