import fc from "fast-check";
import { expect, test } from "vitest";
import { quickLowerBound } from "../schedule/bounds/lower-bound.ts";
import { scheduleBudget } from "../schedule/search/budget.ts";
import { solve } from "../schedule/solve.ts";
import { arbitraryProblem } from "../schedule/testing/arbitrary-problem.ts";
import { boundsWithout } from "./bounds-without.ts";
import { isKept, problemWithout, type Removal } from "./removal.ts";

test("without whatever it is, no schedule goes below the bound, nor does one that looks at the whole problem again", () => {
  fc.assert(
    fc.property(arbitraryProblem({ most: 12 }), (problem) => {
      const boundOf = boundsWithout(problem);
      const resources = [...problem.resources.keys()];
      const removals: readonly Removal[] = [
        ...resources.map((resource): Removal => ({ kind: "limit", resource })),
        ...resources.map((resource): Removal => ({ kind: "hours", resource })),
        ...[...problem.links.keys()].map((link): Removal => ({ kind: "link", link })),
      ];
      for (const removal of removals) {
        const without = problemWithout(problem, removal);
        expect(boundOf(removal)).toBeLessThanOrEqual(quickLowerBound(without) + 1e-6);
        expect(boundOf(removal)).toBeLessThanOrEqual(solve(without, { budget: scheduleBudget(2) }).cost + 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test("a schedule of the whole problem keeps to each of its links", () => {
  fc.assert(
    fc.property(arbitraryProblem({ most: 12, isPlain: true }), (problem) => {
      const solution = solve(problem, { budget: scheduleBudget(2) });
      for (const link of problem.links.keys()) expect(isKept(problem, { kind: "link", link }, solution)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
