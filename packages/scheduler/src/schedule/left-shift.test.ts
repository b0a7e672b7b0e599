import fc from "fast-check";
import { expect, test } from "vitest";
import { leftShift } from "./left-shift.ts";
import { rateSolution } from "./rate-solution.ts";
import { scheduleBudget } from "./search/budget.ts";
import { solve } from "./solve.ts";
import { arbitraryProblem, plainProblem } from "./testing/arbitrary-problem.ts";
import { checkSolution } from "./testing/check-solution.ts";

test("a schedule that is pulled apart comes together again, feasible, and with nothing later than it was", () => {
  fc.assert(
    fc.property(arbitraryProblem({ most: 15, isPlain: true }), fc.double({ min: 1, max: 3, noNaN: true }), (problem, factor) => {
      const solution = solve(problem, { budget: scheduleBudget(20) });
      const stretched = solution.starts.map((start) => start * factor);
      const shifted = leftShift(problem, stretched);
      const rated = rateSolution(problem, shifted, solution.chosen);
      expect(checkSolution(problem, { ...solution, ...rated, lowerBound: 0, optimal: rated.cost <= 1e-6 })).toEqual([]);
      expect([...shifted].filter((start, activity) => start > (stretched[activity] ?? 0) + 1e-6)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("what finds room beside the others starts at once, also among a thousand", () => {
  const minutes = Array.from({ length: 1_000 }, (_, index) => 1 + (index % 7) / 3);
  const problem = plainProblem(minutes, [], [{ capacity: 1_000, users: [...minutes.keys()] }]);
  expect(Math.max(...leftShift(problem, Float64Array.from(minutes.keys())))).toBe(0);
});
