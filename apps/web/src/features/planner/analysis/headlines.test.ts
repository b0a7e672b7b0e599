import { analysePlan, EMPTY_SCOPE, emptyPlan, newDependency, newTask, type Plan, PLAN_TEMPLATES, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { boundWords, headlines, speedUpWords } from "./headlines.ts";

const [first, second] = [newTask(taskId("a"), "A"), newTask(taskId("b"), "B")];
const pair: Plan = { ...emptyPlan("Two"), tasks: [first, second].map((task) => ({ ...task, scope: { ...EMPTY_SCOPE, writes: ["src/app.ts"] } })) };
const valueOf = (label: string, plan = pair) => headlines(analysePlan(plan)).find((line) => line.label === label);

test("a plan without tasks has no finish, and divides by nothing", () => {
  const values = headlines(analysePlan(emptyPlan("New"))).map(({ value }) => value);
  expect(values).toEqual(["–", "0 min", "–", "0 min", "0"]);
});

test("a collision that dependencies keep apart is not counted as one, but said", () => {
  expect(valueOf("Collisions")).toMatchObject({ value: "1", detail: null, tone: "warning" });
  const ordered = { ...pair, dependencies: [newDependency(first.id, second.id)] };
  expect(valueOf("Collisions", ordered)).toMatchObject({ value: "0", detail: "1 kept apart by order", tone: "success" });
});

test("a finish is called optimal only when the schedule says so", () => {
  const schedule = { bars: [], makespanMinutes: 130, lowerBoundMinutes: 115, checkIns: [], costMinutes: 130, schedules: 1 };
  expect(boundWords({ ...schedule, optimal: false })).toBe("at least 1 h 55 min");
  expect(boundWords({ ...schedule, optimal: true })).toBe("optimal");
});

test.each([
  [1.04, "as fast"],
  [1.66, "1.7 × as fast"],
  [12, "12 × as fast"],
])("a factor of %d reads %s", (factor, words) => {
  expect(speedUpWords(factor)).toBe(words);
});

test("tasks that run side by side finish before one worker would", () => {
  const fanOut = PLAN_TEMPLATES[0]?.build() ?? expect.fail("there is a template");
  const analysis = analysePlan(fanOut);
  expect(analysis.schedule?.makespanMinutes).toBeLessThan(analysis.soloMinutes);
  expect(valueOf("Speed-up", fanOut)?.value).toMatch(/ × as fast$/);
});
