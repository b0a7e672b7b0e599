import fc from "fast-check";
import { expect, test } from "vitest";
import { calibration, type PastForecast } from "./calibration.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** Forecasts of 10, 20 and 30 minutes for runs that took these. */
const past = (...actual: readonly number[]): PastForecast[] => actual.map((actualMinutes) => ({ p50Minutes: 10, p80Minutes: 20, p95Minutes: 30, actualMinutes }));
const p80 = (history: readonly PastForecast[]) => calibration(history).levels[1];

test("an interval holds the share that was seen, and narrows with the number of trials", () => {
  expect(wilsonInterval(8, 10)).toEqual({ low: expect.closeTo(0.49, 2), high: expect.closeTo(0.943, 2) });
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (hits, n) => {
      const { low, high } = wilsonInterval(Math.min(hits, n), n);
      const rate = Math.min(hits, n) / n;
      expect(low).toBeLessThanOrEqual(rate + 1e-12);
      expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
      const more = wilsonInterval(4 * Math.min(hits, n), 4 * n);
      expect(more.high - more.low).toBeLessThan(high - low);
    }),
    { numRuns: 200 },
  );
});

test("few forecasts prove nothing, many that failed do", () => {
  expect([past(25), past(25, 25), past(15, 25, 25)].map((history) => p80(history)?.verdict)).toEqual(["unknown", "unknown", "unknown"]);
  expect(p80(past(15, 15, 25, 25))?.verdict).toBe("as-promised");
  expect(p80(past(25, 25, 25))?.verdict).toBe("too-early");
  expect(p80(past(...Array.from({ length: 5_000 }, (_, index) => (index % 5 === 0 ? 25 : 15))))?.verdict).toBe("as-promised");
  expect(p80(past(...Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 15 : 25))))).toMatchObject({ held: 20, verdict: "too-early", factor: 1.25 });
  expect(p80(past(...Array.from({ length: 40 }, () => 5)))).toMatchObject({ held: 40, verdict: "too-late", factor: 0.25 });
});

test("the verdict is said in words, with the counts and the factor", () => {
  expect(p80(past(...Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 15 : 25))))?.words).toBe(
    "P80 held in 20 of 40 forecasts (50 %; between 35 % and 65 % are likely): it comes too early for the 80 % it promises. Times 1.25 it would have held as promised.",
  );
  expect(p80(past(19, 18, 12, 25))?.words).toBe("P80 held in 3 of 4 forecasts (75 %; between 30 % and 95 % are likely): nothing speaks against the 80 % it promises.");
});

test("without forecasts nothing is claimed", () => {
  for (const history of [[], past(0, Number.NaN, -3)]) {
    expect(p80(history)).toMatchObject({ verdict: "unknown", factor: null, words: "No forecast of P80 can be judged yet." });
  }
});

test("with its factor a percentile would have held at least as often as promised, with any less it would not", () => {
  const minutes = fc.double({ min: 1, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.record({ p50Minutes: minutes, p80Minutes: minutes, p95Minutes: minutes, actualMinutes: minutes }), { minLength: 1, maxLength: 40 }), (history) => {
      calibration(history).levels.forEach(({ promised, factor }, level) => {
        const ratios = history.map((each) => each.actualMinutes / ([each.p50Minutes, each.p80Minutes, each.p95Minutes][level] ?? 1));
        const heldWith = (scale: number): number => ratios.filter((ratio) => ratio <= scale).length / history.length;
        expect(heldWith(factor ?? 0)).toBeGreaterThanOrEqual(promised - 1e-9);
        expect(heldWith((factor ?? 0) * (1 - 1e-9))).toBeLessThan(promised);
      });
    }),
    { numRuns: 200 },
  );
});
