import { expect, test } from "vitest";
import { analysePlan } from "../advice/analyse-plan.ts";
import { PLAN_TEMPLATES } from "./templates.ts";

test.each(PLAN_TEMPLATES.map((template) => [template.name, template] as const))("the template %s can be run as it is", (_name, { build }) => {
  const plan = build();
  expect(plan.tasks.length).toBeGreaterThan(2);
  expect(analysePlan(plan).problems.filter(({ severity }) => severity === "error")).toEqual([]);
});
