import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { PLAN_TEMPLATES } from "../plan/templates.ts";
import type { Plan } from "../plan/plan.ts";
import type { RunSpec } from "../run/run-spec.ts";
import { foreseeRun } from "./foresee-run.ts";
import { freezePlan } from "./freeze-plan.ts";

/** Without what is only known once the whole plan has been analysed: which files keep two apart, and what goes first. */
const told = ({ batches }: RunSpec) => batches.map((batch) => ({ ...batch, excludes: [] })).toSorted((one, other) => one.id.localeCompare(other.id));

function expectForeseen(plan: Plan): boolean {
  const frozen = freezePlan(plan);
  const run = foreseeRun(plan);
  expect(Object.values(run.batches).every(({ phase, attempts }) => phase.kind === "waiting" && attempts.length === 0)).toBe(true);
  if (frozen.kind === "refused") return false;
  expect(told(run.spec)).toEqual(told(frozen.spec));
  return true;
}

test("a foreseen run has the batches that a run of the plan would have", () => {
  for (const { build } of PLAN_TEMPLATES) expect(expectForeseen(build())).toBe(true);
  fc.assert(fc.property(arbitraryPlan, (plan) => void expectForeseen(plan)));
});
