import fc from "fast-check";
import { expect, test } from "vitest";
import type { SchedulingProblem } from "./scheduling-problem.ts";
import { scheduleBudget } from "./search/budget.ts";
import { improveSchedule, solve } from "./solve.ts";
import { arbitraryProblem, plainProblem } from "./testing/arbitrary-problem.ts";
import { bestByEnumeration } from "./testing/best-by-enumeration.ts";
import { checkSolution } from "./testing/check-solution.ts";

const few = { budget: scheduleBudget(60) };

test("every solution is feasible, costs what it says, and is never below its bound", () => {
  fc.assert(
    fc.property(arbitraryProblem({ most: 20 }), (problem) => {
      for (const solution of improveSchedule(problem, few)) expect(checkSolution(problem, solution)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("up to seven plain activities are scheduled as well as by trying all orders", () => {
  fc.assert(
    fc.property(arbitraryProblem({ most: 7, isPlain: true }), (problem) => {
      expect(solve(problem, { budget: scheduleBudget(3_000) }).cost).toBeCloseTo(bestByEnumeration(problem), 6);
    }),
    { numRuns: 60 },
  );
});

test("the same seed gives the same schedule", () => {
  fc.assert(
    fc.property(arbitraryProblem({ most: 12 }), fc.nat({ max: 9 }), (problem, seed) => {
      const options = { budget: scheduleBudget(300), seed };
      expect(solve(problem, options)).toEqual(solve(problem, options));
    }),
    { numRuns: 40 },
  );
});

test("more schedules never give a worse one", () => {
  fc.assert(
    fc.property(arbitraryProblem({ most: 12 }), (problem) => {
      const costs = [...improveSchedule(problem, { budget: scheduleBudget(400) })].map(({ cost }) => cost);
      expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    }),
    { numRuns: 60 },
  );
});

test("where nothing better is found, everything stays where it was", () => {
  fc.assert(
    fc.property(arbitraryProblem({ most: 10, isPlain: true }), (problem) => {
      const earlier = solve(problem, { budget: scheduleBudget(2_000), seed: 3 });
      const again = solve(problem, { budget: scheduleBudget(100), previous: earlier.starts });
      expect(again.cost).toBeLessThanOrEqual(earlier.cost);
      if (again.cost === earlier.cost && !again.optimal) expect([...again.starts]).toEqual([...earlier.starts]);
    }),
    { numRuns: 60 },
  );
});

test("a setup is kept also where something without a context lies before it", () => {
  const plain = plainProblem([0, 1 / 3, 1 / 3, 1], [{ from: 0, to: 3, lag: 1, penalty: Number.POSITIVE_INFINITY }], [{ capacity: 1, users: [1, 2, 3] }]);
  const problem = { ...plain, resources: plain.resources.map((resource) => ({ ...resource, setup: 1 })), contexts: Int32Array.from([0, -1, 0, 1]) };
  for (let seed = 1; seed <= 20; seed += 1) for (const solution of improveSchedule(problem, { ...few, seed })) expect(checkSolution(problem, solution)).toEqual([]);
});

interface Sketch {
  readonly minutes: number;
  readonly needs: readonly number[];
}

function problemOf(sketches: readonly Sketch[], capacity: number): SchedulingProblem {
  const links = sketches.flatMap(({ needs }, to) => needs.map((from) => ({ from, to, lag: 0, penalty: Number.POSITIVE_INFINITY })));
  return plainProblem(sketches.map(({ minutes }) => minutes), links, [{ capacity, users: [...sketches.keys()] }]);
}

test("a chain takes the sum of its minutes, and that is proven", () => {
  const chain = problemOf([5, 6, 7].map((minutes, index) => ({ minutes, needs: index === 0 ? [] : [index - 1] })), 3);
  expect(solve(chain, few)).toMatchObject({ makespan: 18, lowerBound: 18 });
});

test("what has the longest chain behind it goes first", () => {
  const sketches = [
    { minutes: 10, needs: [] },
    { minutes: 10, needs: [] },
    { minutes: 30, needs: [1] },
  ];
  expect([...solve(problemOf(sketches, 1), few).starts]).toEqual([40, 0, 10]);
});
