import fc from "fast-check";
import { expect, test } from "vitest";
import type { SchedulingProblem } from "../schedule/scheduling-problem.ts";
import { scheduleBudget } from "../schedule/search/budget.ts";
import { solve } from "../schedule/solve.ts";
import { arbitraryProblem } from "../schedule/testing/arbitrary-problem.ts";
import { checkSolution } from "../schedule/testing/check-solution.ts";
import { fitsResource } from "./fits-resource.ts";

/** The problem with as much of a resource as anybody wants, at any time. */
function without(problem: SchedulingProblem, resource: number): SchedulingProblem {
  return { ...problem, resources: problem.resources.map((own, index) => (index === resource ? { ...own, capacity: 1_000, closed: [] } : own)) };
}

test("a schedule made without a resource fits it exactly where an independent check finds no fault", () => {
  let fitting = 0;
  let others = 0;
  fc.assert(
    fc.property(arbitraryProblem({ most: 9 }), fc.nat(10), (problem, which) => {
      const resource = which % problem.resources.length;
      fc.pre(problem.resources[resource]?.setup === 0);
      const solution = solve(without(problem, resource), { budget: scheduleBudget(10) });
      const isFit = fitsResource(problem, resource, solution);
      const faults = checkSolution(problem, solution).filter((fault) => fault.includes(`resource ${resource} `));
      expect(isFit).toBe(faults.length === 0);
      if (isFit) fitting += 1;
      else others += 1;
    }),
    { numRuns: 200 },
  );
  expect(Math.min(fitting, others)).toBeGreaterThan(0);
});
