import type { MetricsReport } from "@planloom/api";
import { batchId, NOT_BLOCKED, type RunMetrics, runId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { percentWords, qualityCards, trendOf, trendSentence } from "./quality-cards.ts";

const COUNTS = { waiting: 0, running: 0, checking: 0, blocked: 0, accepted: 10, failed: 0, skipped: 0, stopped: 0 };
const metrics = (differs: Partial<RunMetrics> = {}): RunMetrics => ({
  runs: 1,
  batches: 10,
  counts: COUNTS,
  completion: 1,
  checkedIn: 10,
  acceptedFirstTry: 10,
  reworked: 0,
  firstTryAcceptance: 1,
  rework: 0,
  integrationIssues: 0,
  integrationIssuesPerRun: 0,
  filesChanged: 0,
  filesInside: 0,
  scopeAccuracy: null,
  estimateAccuracy: 0.9,
  blocked: NOT_BLOCKED,
  estimatedMinutes: 100,
  actualMinutes: 110,
  timings: Array.from({ length: 10 }, (_, index) => ({ batch: batchId(`b${index}`), agent: null, estimateMinutes: 10, actualMinutes: 11 })),
  agents: [],
  ...differs,
});
const report = (total: RunMetrics, ...runs: readonly RunMetrics[]): MetricsReport => ({
  total,
  runs: runs.map((one, index) => ({
    metrics: one,
    summary: { id: runId(`3f0c1f60-8d6a-4a53-9d0e-6c1f7b7b2a1${index}`), number: runs.length - index, planId: "", planName: "Sample", revision: 1, status: "accepted", startedBy: "Ann", createdAt: 0, startedAt: 0, endedAt: 1, batches: 10, done: 10, waitingForPerson: 0 },
  })),
});
const cardsOf = (...runs: Parameters<typeof report>) => Object.fromEntries(qualityCards(report(...runs)).map((card) => [card.id, card]));

test("exactly 90 % accepted at the first try is not over 90 %, and exactly 10 % rework is not under 10 %", () => {
  const cards = cardsOf(metrics({ acceptedFirstTry: 9, firstTryAcceptance: 0.9, reworked: 1, rework: 0.1 }));
  expect(cards["first-try"]).toMatchObject({ value: "90 %", verdict: "missed", words: "9 of 10 accepted batches needed no rework. This misses the target." });
  expect(cards["rework"]).toMatchObject({ value: "10 %", verdict: "missed", words: "1 of 10 batches that were checked in was sent back. This misses the target." });
});

test("numbers on target say so in words", () => {
  const cards = cardsOf(metrics());
  expect(cards["first-try"]).toMatchObject({ value: "100 %", verdict: "met" });
  expect(cards["rework"]).toMatchObject({ value: "0 %", verdict: "met", words: "0 of 10 batches that were checked in were sent back. This is on target." });
});

test("nothing is judged before anything was checked in", () => {
  const nothing = metrics({ batches: 0, counts: { ...COUNTS, accepted: 0 }, completion: 0, checkedIn: 0, timings: [], acceptedFirstTry: 0, firstTryAcceptance: null, rework: null, estimateAccuracy: null, integrationIssuesPerRun: null });
  const cards = cardsOf(nothing);
  expect(Object.values(cards).map((card) => [card.value, card.verdict])).toEqual(Array.from({ length: 6 }, () => ["—", "unknown"]));
});

test("what changed files, estimates and recorded issues say is said in numbers and words", () => {
  const cards = cardsOf(metrics({ runs: 3, filesChanged: 40, filesInside: 39, scopeAccuracy: 39 / 40, estimateAccuracy: 0.71, integrationIssues: 1, integrationIssuesPerRun: 1 / 3 }));
  expect(cards["scope"]).toMatchObject({ value: "98 %", words: "39 of 40 changed files were in the declared scope." });
  expect(cards["estimate"]?.value).toBe("71 %");
  expect(cards["issues"]).toMatchObject({ value: "0.3 per run", words: "1 thing that did not fit together was recorded in 3 runs." });
  expect(cardsOf(metrics())["scope"]).toMatchObject({ value: "—" });
});

test("runs are drawn oldest first, and those without a value are left out", () => {
  const cards = cardsOf(metrics(), metrics({ rework: 0.3 }), metrics({ rework: null }), metrics({ rework: 0.1 }));
  expect(cards["rework"]?.series).toEqual([0.1, 0.3]);
});

test("less rework is a good trend, less acceptance is not", () => {
  expect(trendOf([0.3, 0.3, 0.1, 0.1], false)).toEqual({ direction: "down", good: true, words: "Down 20 points on the 2 runs before" });
  expect(trendOf([1, 1, 0.99, 0.99], true)).toEqual({ direction: "down", good: false, words: "Down 1 point on the 2 runs before" });
  expect(trendOf([0.5, 0.5, 0.5, 0.502], true)?.direction).toBe("level");
  expect(trendOf([0, 1, 0], true)).toBeNull();
});

test("fewer things that do not fit together are a good trend, told per run", () => {
  const runs = [0, 1, 2, 4].map((integrationIssues) => metrics({ integrationIssues }));
  expect(cardsOf(metrics(), ...runs)["issues"]).toMatchObject({ trend: { direction: "down", good: true, words: "Down 2.5 per run on the 2 runs before" }, series: [1, 0.5, 0.25, 0] });
});

test("a sentence says where acceptance and rework are going, once that can be said", () => {
  const rising = [1, 1, 0.5, 0.5].map((firstTryAcceptance) => metrics({ firstTryAcceptance, rework: 0 }));
  expect(trendSentence(qualityCards(report(metrics(), ...rising)))).toBe("First-try acceptance: up 50 points on the 2 runs before. Rework: level with the 2 runs before.");
  expect(trendSentence(qualityCards(report(metrics(), metrics())))).toBe("Four runs with check-ins show where the work is going.");
});

test("a percentage is never rounded to all or to nothing", () => {
  expect(percentWords(0.999)).toBe("99 %");
  expect(percentWords(0.001)).toBe("1 %");
  expect(percentWords(1)).toBe("100 %");
  expect(percentWords(0)).toBe("0 %");
});
