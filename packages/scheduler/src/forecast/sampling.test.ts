import fc from "fast-check";
import { expect, test } from "vitest";
import { agentId, taskId } from "../plan/ids.ts";
import { newTask } from "../plan/new-plan.ts";
import type { Estimate, Task } from "../plan/plan.ts";
import { NO_HISTORY } from "./agent-history.ts";
import { DurationSampler } from "./duration-sampler.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { pertQuantiles, quantileAt } from "./pert-quantiles.ts";
import { keyOf, mix, uniformAt } from "./uniform-at.ts";

const PLAYS = 20_000;
const CERTAIN = { ...NO_HISTORY, biasSpread: 0 };
const taskOf = (estimate: Partial<Estimate>, id = "a"): Task => ({ ...newTask(taskId(id), id), estimate: { likely: 20, optimistic: null, pessimistic: null, ...estimate } });

/** Minutes of a task in many plays, ascending. */
const minutesOf = (task: Task, { history = CERTAIN, family = null as "pert" | "log-normal" | null } = {}): Float64Array => {
  const sampler = new DurationSampler([{ task, agent: null, history }], { seed: 3, family });
  return Float64Array.from({ length: PLAYS }, (_, play) => {
    sampler.draw(play);
    return task.estimate.likely * (sampler.factors[0] ?? 0);
  }).toSorted();
};

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: Float64Array): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

test("draws are spread evenly and no two keys draw alike", () => {
  const [one, other] = [keyOf("task a", 1), keyOf("task b", 1)];
  const plays = Array.from({ length: PLAYS }, (_, play) => mix(play + 1));
  const counts = Array.from({ length: 20 }, () => 0);
  let product = 0;
  for (const play of plays) {
    const draw = uniformAt(one, play);
    counts[Math.floor(draw * 20)] = (counts[Math.floor(draw * 20)] ?? 0) + 1;
    product += (draw - 0.5) * (uniformAt(other, play) - 0.5) * 12;
  }
  // Five standard deviations of a fair count, and of the correlation of independent draws.
  for (const count of counts) expect(Math.abs(count - PLAYS / 20)).toBeLessThan(5 * Math.sqrt(PLAYS / 20));
  expect(Math.abs(product / PLAYS)).toBeLessThan(5 / Math.sqrt(PLAYS));
});

test("normal quantiles are those of the tables", () => {
  expect([0.5, 0.8, 0.975, 0.999, 0.01].map(normalQuantile)).toEqual([0, 0.8416212, 1.959964, 3.0902323, -2.3263479].map((value) => expect.closeTo(value, 6)));
});

test("the mean of a PERT estimate is (optimistic + 4 likely + pessimistic) / 6, and it never leaves its range", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (mode) => {
      const quantiles = pertQuantiles(mode);
      const draws = Float64Array.from({ length: 5_000 }, (_, index) => quantileAt(quantiles, (index + 0.5) / 5_000));
      expect(Math.abs(mean(draws) - (1 + 4 * mode) / 6)).toBeLessThan(0.001);
      expect(quantiles.every((value, index) => index === 0 || value >= (quantiles[index - 1] ?? 0))).toBe(true);
    }),
    { numRuns: 50 },
  );
  const minutes = minutesOf(taskOf({ optimistic: 10, pessimistic: 60 }));
  expect(mean(minutes)).toBeCloseTo(25, 0);
  expect([minutes[0] ?? 0, minutes.at(-1) ?? 99].every((value) => value >= 10 && value <= 60)).toBe(true);
});

test("a one-point estimate is right in the middle, with the spread of its agent", () => {
  const minutes = minutesOf(taskOf({}));
  expect(minutes[PLAYS / 2]).toBeCloseTo(20, 0);
  expect(spread(minutes.map(Math.log))).toBeCloseTo(CERTAIN.spread, 2);
});

test("asked for log-normal, a three-point estimate keeps the mean and the spread of PERT", () => {
  const minutes = minutesOf(taskOf({ optimistic: 10, pessimistic: 60 }), { family: "log-normal" });
  expect(mean(minutes)).toBeCloseTo(25, 0);
  expect(spread(minutes)).toBeCloseTo(50 / 6, 0);
  expect(minutes.at(-1)).toBeGreaterThan(60);
});

test("spread that an agent has shown widens its three-point estimates, the more the more was seen", () => {
  const narrow = taskOf({ optimistic: 19, pessimistic: 21 });
  const widths = [0, 5, 1_000].map((n) => spread(minutesOf(narrow, { history: { ...CERTAIN, n } }).map(Math.log)));
  expect(widths[0]).toBeLessThan(0.05);
  expect(widths[1]).toBeCloseTo(CERTAIN.spread / Math.SQRT2, 1);
  expect(widths[2]).toBeCloseTo(CERTAIN.spread, 1);
});

test("what an agent's estimates lean by is one for all its tasks in a play, and other agents do not share it", () => {
  const fixed = { ...NO_HISTORY, spread: 0, bias: 1.5 };
  const tasks = ["a", "b", "c"].map((id) => ({ task: taskOf({}, id), agent: agentId(id === "c" ? "y" : "x"), history: fixed }));
  const sampler = new DurationSampler(tasks, { seed: 1, family: null });
  const draws = Array.from({ length: 500 }, (_, play) => {
    sampler.draw(play);
    return [...sampler.factors];
  });
  expect(draws.every(([a, b, c]) => a === b && a !== c)).toBe(true);
  expect(Math.exp(mean(Float64Array.from(draws, ([a = 1]) => Math.log(a))))).toBeCloseTo(1.5, 1);
});

test("a task draws the same whatever else is in the plan", () => {
  const of = (ids: readonly string[]) => new DurationSampler(ids.map((id) => ({ task: taskOf({}, id), agent: null, history: NO_HISTORY })), { seed: 9, family: null });
  const [alone, among] = [of(["b"]), of(["c", "a", "b"])];
  for (let play = 0; play < 50; play += 1) {
    alone.draw(play);
    among.draw(play);
    expect(among.factors[2]).toBe(alone.factors[0]);
  }
});
