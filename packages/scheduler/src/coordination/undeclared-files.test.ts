import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesScope } from "../conflicts/scopes-intersect.ts";
import { taskId } from "../plan/ids.ts";
import { emptyPlan, newTask } from "../plan/new-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { NO_COORDINATION } from "../run/coordination/coordination.ts";
import { accountOf } from "../run/testing/account-of.ts";
import { makeSpec } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { undeclaredFiles } from "./undeclared-files.ts";

const FILES = ["src/app.ts", "src/x/deep.ts", "test/one.ts", "README.md"];
const pattern = fc.constantFrom("src/**", "src/*.ts", "!src/x/**", "test/*", "README.md");
const patterns = fc.array(pattern, { minLength: 1, maxLength: 3 });

/** An attempt that has changed all the files. */
function changed() {
  const driver = new RunDriver(makeSpec(["a"]));
  driver.start();
  driver.claim("a");
  driver.report("a", { account: { ...accountOf(), changed: { files: FILES, more: 0 } } });
  const [spec] = driver.run.spec.batches;
  const [attempt] = driver.batch("a").attempts;
  if (spec === undefined || attempt === undefined) return expect.fail("nothing has changed a file");
  return { spec, attempt };
}

const planWith = (writes: readonly string[], appends: readonly string[]): Plan => ({ ...emptyPlan("P"), tasks: [{ ...newTask(taskId("a"), "a"), scope: { writes, appends, reads: [], exclusive: [] } }] });

test("one attempt is held to each plan that it is asked about, however often and in whichever order: what is in none of the lists of its task is outside", () => {
  const { spec, attempt } = changed();
  fc.assert(
    fc.property(fc.array(fc.tuple(patterns, patterns), { minLength: 1, maxLength: 4 }), (lists) => {
      const plans = lists.map(([writes, appends]) => ({ plan: planWith(writes, appends), outside: FILES.filter((path) => !matchesScope(writes, path) && !matchesScope(appends, path)) }));
      for (const { plan, outside } of [...plans, ...plans.toReversed()]) expect(undeclaredFiles(plan, NO_COORDINATION)(spec, attempt)).toEqual({ all: outside, open: outside });
    }),
  );
});

test("what was decided about is not open any more, also where the attempt was compared before", () => {
  const { spec, attempt } = changed();
  const plan = planWith(["src/**"], []);
  expect(undeclaredFiles(plan, NO_COORDINATION)(spec, attempt).open).toEqual(["test/one.ts", "README.md"]);
  const audits = [{ attempt: attempt.id, files: ["README.md"], how: "reverted" as const, by: "ann", at: 1 }];
  expect(undeclaredFiles(plan, { audits })(spec, attempt)).toEqual({ all: ["test/one.ts", "README.md"], open: ["test/one.ts"] });
});
