import fc from "fast-check";
import { expect, test } from "vitest";
import { agentId } from "../plan/ids.ts";
import { agentHistory, NO_HISTORY, type WorkSample } from "./agent-history.ts";

const ada = agentId("ada");
const sample = (actualMinutes: number, reworks = 0): WorkSample => ({ agent: ada, estimatedMinutes: 20, actualMinutes, reworks });
const times = (count: number, make: (index: number) => WorkSample): WorkSample[] => Array.from({ length: count }, (_, index) => make(index));
const historyOf = (samples: readonly WorkSample[]) => agentHistory(samples).get(ada);

test("much past work is believed, little is not", () => {
  const [few, many] = [historyOf([sample(40)]), historyOf(times(500, () => sample(40)))];
  expect(few?.bias).toBeCloseTo(2 ** (1 / 6));
  expect(many?.bias).toBeCloseTo(2, 1);
  expect(many?.spread).toBeLessThan(0.1);
  expect(few?.biasSpread).toBeGreaterThan(10 * (many?.biasSpread ?? 1));
});

test("reworks count as attempts that failed, and their time is not taken for an overrun", () => {
  const history = historyOf(times(300, (index) => (index % 3 === 0 ? sample(40, 1) : sample(20))));
  expect(history?.bias).toBeCloseTo(1);
  expect(history?.reworkProbability).toBeCloseTo(0.25, 1);
});

test("work without positive minutes says nothing", () => {
  expect(agentHistory([sample(0), sample(Number.NaN), { ...sample(5), estimatedMinutes: 0 }]).size).toBe(0);
});

const samples = fc.array(fc.record({ minutes: fc.double({ min: 0.1, max: 1e4, noNaN: true }), reworks: fc.nat(5) }), { minLength: 1, maxLength: 30 });

test("every fitted number is one a forecast can use, and the bias lies between 1 and what was seen", () => {
  fc.assert(
    fc.property(samples, (list) => {
      const history = historyOf(list.map(({ minutes, reworks }) => sample(minutes, reworks))) ?? NO_HISTORY;
      const seen = list.map(({ minutes, reworks }) => minutes / (20 * (1 + reworks)));
      expect(history.n).toBe(list.length);
      expect(history.bias).toBeGreaterThanOrEqual(Math.min(1, ...seen) * (1 - 1e-9));
      expect(history.bias).toBeLessThanOrEqual(Math.max(1, ...seen) * (1 + 1e-9));
      expect(history.spread).toBeGreaterThan(0);
      expect(history.reworkProbability).toBeGreaterThan(0);
      expect(history.reworkProbability).toBeLessThan(1);
    }),
    { numRuns: 200 },
  );
});
