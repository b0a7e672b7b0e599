import fc from "fast-check";
import { expect, test } from "vitest";
import { eventfulRun, RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { timeTicks } from "./time-ticks.ts";
import { timelineOf } from "./timeline.ts";

test("a run that has not begun has no timeline", () => {
  const record = new RecordedRun(sampleBatch("a"));
  expect(timelineOf(record.run, record.now)).toBeNull();
});

test("each attempt is a bar, and so is each wait for a person", () => {
  const record = eventfulRun();
  const rows = timelineOf(record.run, record.now)?.rows ?? [];
  expect(rows.map((row) => row.title)).toEqual(["api", "ui", "docs", "tests"]);
  expect(rows[0]?.bars.map((bar) => bar.words)).toEqual([
    "Attempt 1: Sent back for rework by Bob, 12 min",
    "Attempt 1: waited for its check-in, 3 min",
    "Attempt 2: Accepted by Bob, 15 min",
  ]);
  expect(rows[0]?.bars.map((bar) => bar.tone)).toEqual(["warning", "person", "success"]);
});

test("what runs grows up to now", () => {
  const record = new RecordedRun(sampleBatch("a")).start().claim("a").pass(4);
  const bar = timelineOf(record.run, record.now)?.rows[0]?.bars[0];
  expect(bar).toMatchObject({ open: true, to: record.now, words: "Attempt 1: Running, 4 min so far" });
});

test("no bar reaches out of the timeline", () => {
  const record = eventfulRun();
  const timeline = timelineOf(record.run, record.now);
  for (const bar of timeline?.rows.flatMap((row) => row.bars) ?? []) {
    expect(bar.from).toBeGreaterThanOrEqual(timeline?.from ?? Infinity);
    expect(bar.to).toBeLessThanOrEqual(timeline?.to ?? -Infinity);
  }
});

test("an axis has a few round ticks, however long the run is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * 86_400_000 }), fc.integer({ min: 2, max: 20 }), (length, most) => {
      const ticks = timeTicks(length, most);
      expect(ticks.length).toBeLessThanOrEqual(most + 1);
      expect(ticks[0]).toEqual({ at: 0, label: "0" });
      expect(ticks.at(-1)?.at).toBeLessThanOrEqual(length);
    }),
  );
  expect(timeTicks(90_000, 6).map((tick) => tick.label)).toEqual(["0", "15 s", "30 s", "45 s", "1:00", "1:15", "1:30"]);
  expect(timeTicks(100 * 60_000, 4).map((tick) => tick.label)).toEqual(["0", "30 min", "1:00 h", "1:30 h"]);
});
