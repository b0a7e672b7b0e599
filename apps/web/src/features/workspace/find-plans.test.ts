import type { PlanSummary } from "@planloom/api";
import { expect, test } from "vitest";
import { findPlans } from "./find-plans.ts";

const plan = (name: string, description: string): PlanSummary => ({ id: name, name, description, revision: 1, tasks: 0, updatedAt: 0, lastRun: null });
const plans = [plan("Notifications", "Real-time, with a backend and a frontend"), plan("Own checks", "Lint, types and tests"), plan("Übergabe", "")];
const found = (text: string) => findPlans(plans, text).map(({ name }) => name);

test("a plan is found by words of its name and description, in any order and case", () => {
  expect(found("BACKEND noti")).toEqual(["Notifications"]);
  expect(found("über")).toEqual(["Übergabe"]);
  expect(found("backend lint")).toEqual([]);
});

test("an empty search shows all plans", () => {
  expect(found("  ")).toHaveLength(plans.length);
});
