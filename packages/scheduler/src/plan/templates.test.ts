import { expect, test } from "vitest";
import { analysePlan } from "../advice/analyse-plan.ts";
import type { Plan } from "./plan.ts";
import { PLAN_TEMPLATES } from "./templates.ts";

test.each(PLAN_TEMPLATES.map((template) => [template.name, template] as const))("the template %s can be run as it is", (_name, { build }) => {
  const plan = build();
  expect(plan.tasks.length).toBeGreaterThan(1);
  expect(analysePlan(plan).problems.filter(({ severity }) => severity === "error")).toEqual([]);
});

const templateOf = (id: string): Plan => PLAN_TEMPLATES.find((template) => template.id === id)?.build() ?? expect.fail(`there is no template ${id}`);

test("each pattern is in its template: a gather that lacks one, one race, a task that returns tasks, a pool with one owner", () => {
  expect(templateOf("fan-out").tasks.find(({ id }) => id === "report")?.trigger).toEqual({ kind: "at-least", count: 3 });
  expect(new Set(templateOf("race").tasks.map(({ race }) => race))).toEqual(new Set(["search", null]));
  expect(templateOf("analysis").tasks.map(({ expands }) => expands)).toEqual([true, false]);
  const pool = templateOf("pool");
  expect(new Set(pool.tasks.map(({ agent }) => agent))).toEqual(new Set([null]));
  expect(pool.agents.find(({ id }) => id === pool.streams[0]?.agent)?.capacity).toBe(3);
});
