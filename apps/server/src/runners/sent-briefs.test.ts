import type { AttemptBrief } from "@planloom/db";
import { expect, test } from "vitest";
import { sentBriefs } from "./sent-briefs.ts";

/** Briefs that are kept in memory, with timers that go off when the test wants it. */
function sample() {
  const kept: AttemptBrief[][] = [];
  const timers: (() => void)[] = [];
  const state = { isAway: false };
  const warnings: unknown[] = [];
  const briefs = sentBriefs({
    keep: async (some) => {
      if (state.isAway) throw new Error("away");
      kept.push([...some]);
    },
    find: async ({ attemptId }) => kept.flat().findLast((one) => one.attemptId === attemptId) ?? null,
    findAll: async (runId, attemptIds) => kept.flat().filter((one) => one.runId === runId && attemptIds.includes(one.attemptId)),
    time: { after: (_ms, act) => (timers.push(act), () => undefined) },
    logger: { warn: (...args: unknown[]) => void warnings.push(args) },
  });
  /** Lets the next timer go off and all that follows from it happen. */
  const pass = async () => {
    timers.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { briefs, kept, timers, warnings, state, pass };
}

const briefOf = (attemptId: string, text = attemptId): AttemptBrief => ({ runId: "run", attemptId, text, carried: [], at: 1 });

test("what was sent is written together, a moment later, and can be read at once", async () => {
  const { briefs, kept, timers, pass } = sample();
  briefs.note(briefOf("a#1"));
  briefs.note(briefOf("b#1"));
  expect(await briefs.find(briefOf("a#1"))).toEqual(briefOf("a#1"));
  expect([kept.length, timers.length]).toEqual([0, 1]);
  await pass();
  expect(kept).toEqual([[briefOf("a#1"), briefOf("b#1")]]);
  expect(await briefs.find(briefOf("b#1"))).toEqual(briefOf("b#1"));
  expect(await briefs.find(briefOf("c#1"))).toBeNull();
});

test("what cannot be written is tried again, and nothing is lost", async () => {
  const { briefs, kept, state, warnings, pass } = sample();
  state.isAway = true;
  briefs.note(briefOf("a#1"));
  await pass();
  briefs.note(briefOf("b#1"));
  await pass();
  expect([kept.length, warnings.length]).toEqual([0, 2]);
  state.isAway = false;
  await pass();
  expect(kept.flat().map(({ attemptId }) => attemptId)).toEqual(["a#1", "b#1"]);
});

test("what was sent last for an attempt counts", async () => {
  const { briefs, kept, pass } = sample();
  briefs.note(briefOf("a#1", "first"));
  briefs.note(briefOf("a#1", "second"));
  await pass();
  expect(kept.flat()).toEqual([briefOf("a#1", "second")]);
});

test("those of a whole run are found, whether they are written yet or not", async () => {
  const { briefs, pass } = sample();
  const ids = Array.from({ length: 450 }, (_, index) => `a#${index}`);
  for (const id of ids) briefs.note(briefOf(id));
  await pass();
  briefs.note(briefOf("a#7", "again"));
  briefs.note(briefOf("b#1"));
  const found = await briefs.findAll("run", [...ids, "b#1", "c#1"]);
  expect(found).toHaveLength(451);
  expect(found.find(({ attemptId }) => attemptId === "a#7")?.text).toBe("again");
  expect(await briefs.findAll("other", ids)).toEqual([]);
});

test("what is left is written when it is closed, and no timer is set any more", async () => {
  const { briefs, kept, timers } = sample();
  for (let index = 0; index < 450; index += 1) briefs.note(briefOf(`a#${index}`));
  await briefs.close();
  expect(kept.map((some) => some.length)).toEqual([200, 200, 50]);
  briefs.note(briefOf("late#1"));
  expect(timers).toHaveLength(1);
});
