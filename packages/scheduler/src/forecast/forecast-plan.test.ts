import { describe, expect, test } from "vitest";
import { agentId, taskId } from "../plan/ids.ts";
import { emptyPlan, newTask } from "../plan/new-plan.ts";
import type { Plan, PlanSettings, Task } from "../plan/plan.ts";
import { type AgentHistory, NO_HISTORY } from "./agent-history.ts";
import type { Forecast } from "./forecast.ts";
import { forecastPlan, type ForecastOptions, forecastSteps } from "./forecast-plan.ts";

const EXACT: AgentHistory = { n: 0, bias: 1, biasSpread: 0, spread: 0, reworkProbability: 0 };

const task = (id: string, likely = 20, more: Partial<Task> = {}): Task => ({
  ...newTask(taskId(id), id),
  agent: agentId("shell"),
  command: "true",
  estimate: { likely, optimistic: null, pessimistic: null },
  acceptance: { command: "true", criteria: [], policy: "command" },
  ...more,
});
const threePoint = (optimistic: number, likely: number, pessimistic: number): Pick<Task, "estimate"> => ({ estimate: { optimistic, likely, pessimistic } });

/** `after` maps tasks to what they need. */
const planOf = (tasks: readonly Task[], { after = {}, ...settings }: Partial<PlanSettings> & { after?: Record<string, string[]> } = {}): Plan => {
  const plan = emptyPlan("p");
  const dependencies = Object.entries(after).flatMap(([to, froms]) => froms.map((from) => ({ from: taskId(from), to: taskId(to), kind: "order" as const, lagMinutes: 0, penaltyMinutes: 0 })));
  return { ...plan, settings: { ...plan.settings, ...settings }, agents: plan.agents.map((agent) => ({ ...agent, capacity: 8 })), tasks, dependencies };
};

const forecast = (plan: Plan, options: ForecastOptions = {}): Forecast => {
  const result = forecastPlan(plan, options);
  if (result.kind === "refused") throw new Error(result.problems.map(({ message }) => message).join(" "));
  return result.forecast;
};
const exact = (plan: Plan): number => forecast(plan, { prior: EXACT, plays: 2 }).p50.minutes;

describe("when nothing is uncertain", () => {
  test("tasks side by side end with the longest, limits and needs put them one after another", () => {
    const tasks = [task("a", 20), task("b", 10)];
    expect(exact(planOf(tasks))).toBe(20);
    expect(exact(planOf(tasks, { maxParallel: 1 }))).toBe(30);
    expect(exact(planOf(tasks, { after: { b: ["a"] } }))).toBe(30);
  });

  test("tasks that write the same file follow one another", () => {
    const scope = { writes: ["x"], reads: [], appends: [], exclusive: [] };
    expect(exact(planOf([task("a", 20, { scope }), task("b", 10, { scope })]))).toBe(30);
  });

  test("check-ins by one reviewer queue, those that anybody may do take place side by side", () => {
    const acceptance = { command: null, criteria: [], policy: "person" as const };
    const tasks = ["a", "b", "c"].map((id) => task(id, 20, { acceptance }));
    expect(exact(planOf(tasks, { checkInMinutes: 5 }))).toBe(25);
    const plan = planOf(tasks, { checkInMinutes: 5, reviewer: agentId("person") });
    const alone = { ...plan, agents: plan.agents.map((agent) => ({ ...agent, capacity: agent.id === "person" ? 1 : 8 })) };
    expect(exact(alone)).toBe(35);
  });
});

test("a check-in that nobody is there for waits for the morning, and what asked for it stays critical", () => {
  const acceptance = { command: null, criteria: [], policy: "person" as const };
  const plan = planOf([task("a", 20, { acceptance }), task("aside", 60)], { checkInMinutes: 5, reviewer: agentId("person") });
  const office = { ...plan, agents: plan.agents.map((agent) => ({ ...agent, hours: agent.id === "person" ? [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }] : [] })) };
  const certain = { prior: EXACT, plays: 1 };
  expect(forecast(office, certain).p50.minutes).toBe(60);
  const evening = forecast(office, { ...certain, weekMinute: 16 * 60 + 45 });
  expect(evening.p50.minutes).toBe(15 + 16 * 60 + 5);
  expect(evening.tasks.map(({ criticality }) => criticality)).toEqual([1, 0]);
});

test("the same seed gives the same forecast, another seed another", () => {
  const plan = planOf([task("a"), task("b"), task("c", 30)], { after: { c: ["a"] } });
  expect(forecast(plan, { seed: 5 })).toEqual(forecast(plan, { seed: 5 }));
  expect(forecast(plan, { seed: 6 }).p80).not.toEqual(forecast(plan, { seed: 5 }).p80);
});

test("percentiles of one task are those of its distribution, within their standard error", () => {
  const { p50, p80, p95 } = forecast(planOf([task("a", 10)]), { plays: 4_000, prior: { ...EXACT, spread: 0.35 } });
  for (const [{ minutes, standardError }, expected] of [[p50, 10], [p80, 13.43], [p95, 17.78]] as const) {
    expect(Math.abs(minutes - expected)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(0.4);
  }
});

test("many tasks side by side end later than each of them is likely to", () => {
  const tasks = Array.from({ length: 8 }, (_, index) => task(`t${index}`));
  expect(forecast(planOf(tasks, { maxParallel: 8 })).p50.minutes).toBeGreaterThan(26);
});

test("rework is played as often as it is likely, twice at most, and only where somebody checks", () => {
  const always = { prior: { ...EXACT, reworkProbability: 1 }, plays: 2 };
  const unchecked = { acceptance: { command: null, criteria: [], policy: "command" as const } };
  expect(forecast(planOf([task("a")]), always).p50.minutes).toBe(60);
  expect(forecast(planOf([task("a")]), { ...always, reworkShare: 0.5 }).p50.minutes).toBe(40);
  expect(forecast(planOf([task("a", 20, unchecked)]), always).p50.minutes).toBe(20);
  const sometimes = forecast(planOf([task("a")]), { prior: { ...EXACT, reworkProbability: 0.3 }, plays: 4_000 });
  expect(sometimes.meanMinutes).toBeCloseTo(20 * (1 + 0.3 + 0.09), 0);
});

test("a history of overruns moves the forecast by as much", () => {
  const plan = planOf([task("a")]);
  const history = new Map([[agentId("shell"), { ...EXACT, n: 100, bias: 2 }]]);
  expect(forecast(plan, { history }).p50.minutes).toBeCloseTo(40);
});

test("tasks are critical as often as they decide the finish", () => {
  const plan = planOf([task("long", 20), task("short", 10, threePoint(5, 10, 40)), task("last", 5)], { after: { last: ["long", "short"] } });
  const { tasks } = forecast(plan, { prior: { ...EXACT, spread: 0.05 } });
  const [long, short, last] = tasks.map(({ criticality }) => criticality);
  expect(last).toBe(1);
  expect((long ?? 0) + (short ?? 0)).toBe(1);
  expect(short).toBeGreaterThan(0.05);
  expect(short).toBeLessThan(0.4);
});

test("a task that waits for a place is on the chain with the one that had it", () => {
  const { tasks } = forecast(planOf([task("a"), task("b")], { maxParallel: 1 }));
  expect(tasks.map(({ criticality }) => criticality)).toEqual([1, 1]);
});

test("the worst threat is the task with most to lose where it counts, and the fall is about what playing without it gives", () => {
  const tasks = [task("wide", 20, threePoint(10, 20, 90)), task("narrow", 20, threePoint(19, 20, 22)), task("aside", 5, threePoint(1, 5, 9)), task("last", 10)];
  const plan = planOf(tasks, { after: { last: ["wide", "narrow", "aside"] } });
  const { threats, p80 } = forecast(plan);
  expect(threats[0]).toMatchObject({ task: "wide", optimisticMinutes: 10, basis: "replay" });
  expect(threats.some(({ task: id }) => id === "aside")).toBe(false);
  const sure = forecast({ ...plan, tasks: plan.tasks.map((each) => (each.id === "wide" ? { ...each, ...threePoint(10, 10, 10) } : each)) });
  expect(threats[0]?.fallMinutes).toBeGreaterThan(0.7 * (p80.minutes - sure.p80.minutes));
  expect(threats[0]?.fallMinutes).toBeLessThan(1.3 * (p80.minutes - sure.p80.minutes));
});

test("the chance of making a due time is that of the plays", () => {
  const plan = planOf([task("a", 10)]);
  const { quantiles } = forecast(plan);
  expect(forecast(plan, { dueMinutes: quantiles[70] ?? 0 }).onTime).toBeCloseTo(0.7, 2);
  expect(forecast(plan).onTime).toBeNull();
});

test("it can be stopped early and says so; step by step it ends in the same forecast", () => {
  const plan = planOf([task("a"), task("b")]);
  const early = forecastPlan(plan, {}, () => true);
  expect(early).toMatchObject({ kind: "forecast", forecast: { plays: 100, complete: false } });
  const steps = [...forecastSteps(plan)];
  expect(steps).toHaveLength(10);
  expect(steps.at(-1)).toEqual(forecastPlan(plan));
});

test("a plan that cannot run is refused with its problems", () => {
  expect(forecastPlan(planOf([task("a", 20, { agent: null })]))).toMatchObject({ kind: "refused", problems: [{ severity: "error" }] });
});

test("an edit to one task leaves the forecast of what does not hang on it as it was", () => {
  const before = planOf([task("a", 40), task("b", 5)]);
  const after = planOf([task("a", 40), task("b", 6), task("c", 1)]);
  expect(forecast(after, { prior: { ...NO_HISTORY, biasSpread: 0 } }).p95).toEqual(forecast(before, { prior: { ...NO_HISTORY, biasSpread: 0 } }).p95);
});
