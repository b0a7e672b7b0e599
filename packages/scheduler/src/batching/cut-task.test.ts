import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { taskId } from "../plan/ids.ts";
import { DEFAULT_SETTINGS, newTask } from "../plan/new-plan.ts";
import type { ChecklistItem, MinutesRange, Task } from "../plan/plan.ts";
import { cutTask } from "./cut-task.ts";
import { describeCut } from "./describe-cut.ts";

const taskOf = (likely: number, checklist: readonly ChecklistItem[] = [], more: Partial<Task> = {}): Task => ({
  ...newTask(taskId("a"), "A"),
  estimate: { likely, optimistic: null, pessimistic: null },
  checklist,
  ...more,
});

const minutesOf = (task: Task): number[] => cutTask(task, DEFAULT_SETTINGS).map(({ minutes }) => minutes);

describe("cutting a task", () => {
  test("a task inside the limits stays whole and keeps its own id", () => {
    expect(cutTask(taskOf(25), DEFAULT_SETTINGS)).toEqual([{ id: "a", task: "a", index: 1, count: 1, minutes: 25, items: [] }]);
  });

  test("a task without a checklist falls into equal parts", () => {
    expect(minutesOf(taskOf(60))).toEqual([20, 20, 20]);
    expect(cutTask(taskOf(60), DEFAULT_SETTINGS).map(({ id }) => id)).toEqual(["a.1", "a.2", "a.3"]);
  });

  test("a checklist is cut between its items, close to the middle of the limits", () => {
    const items = [5, 15, 10, 10, 20].map((minutes, index) => ({ text: `item ${index}`, minutes }));
    expect(cutTask(taskOf(60, items), DEFAULT_SETTINGS).map(({ items: covered }) => covered)).toEqual([["item 0", "item 1"], ["item 2", "item 3"], ["item 4"]]);
  });

  test("items without minutes share equally what the others leave", () => {
    const items = [{ text: "a", minutes: 20 }, { text: "b", minutes: null }, { text: "c", minutes: null }];
    expect(minutesOf(taskOf(60, items))).toEqual([20, 20, 20]);
  });

  test("the limits of the task win over those of the plan", () => {
    expect(minutesOf(taskOf(60, [], { batchMinutes: { min: 30, max: 90 } }))).toEqual([60]);
  });

  test("a sync point is one batch of no minutes", () => {
    expect(minutesOf(taskOf(60, [], { kind: "sync" }))).toEqual([0]);
  });

  test("minutes always sum to the estimate, and items keep their order and all appear", () => {
    const item = fc.record({ text: fc.string({ maxLength: 5 }), minutes: fc.option(fc.integer({ min: 1, max: 60 })) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.array(item, { minLength: 2, maxLength: 20 }), (likely, checklist) => {
        const batches = cutTask(taskOf(likely, checklist), DEFAULT_SETTINGS);
        expect(batches.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(likely, 6);
        expect(batches.flatMap(({ items }) => items)).toEqual(checklist.map(({ text }) => text));
      }),
    );
  });

  test("no other cut of the checklist is outside the limits by less, nor deviates less, nor has fewer batches", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 12 });
    const limits = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 20 })).map(([min, more]) => ({ min, max: min + more }));
    fc.assert(
      fc.property(sizes, limits, (minutes, range) => {
        const likely = sum(minutes);
        fc.pre(likely > range.max);
        const found = cutTask(taskOf(likely, minutes.map((each) => ({ text: "", minutes: each })), { batchMinutes: range }), DEFAULT_SETTINGS);
        const least = allCuts(minutes).map((cut) => costOfCut(cut, range)).reduce((best, cost) => (isWorse(best, cost) ? cost : best));
        expect(costOfCut(found.map((batch) => batch.minutes), range).map(rounded)).toEqual(least.map(rounded));
      }),
      { numRuns: 60 },
    );
  });

  test("no other number of equal parts is outside the limits by less, nor deviates less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 80 }), (likely, min, more) => {
        const range = { min, max: min + more };
        const parts = (count: number): number[] => Array.from({ length: count }, (_, index) => Math.floor(likely / count) + (index < likely % count ? 1 : 0));
        const found = costOfCut(minutesOf(taskOf(likely, [], { batchMinutes: range })), range);
        const whole = costOfCut([likely], range);
        if (likely <= range.max) expect(found).toEqual(whole);
        else expect(Array.from({ length: likely }, (_, index) => index + 1).filter((count) => count !== found[2] && !isWorse(costOfCut(parts(count), range), found))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("where the estimate is in whole minutes, so are the batches", () => {
    expect(minutesOf(taskOf(55))).toEqual([18, 19, 18]);
    const open = { text: "", minutes: null };
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 600 }), fc.integer({ min: 0, max: 6 }), (likely, items) => {
        const batches = minutesOf(taskOf(likely, Array.from({ length: items }, () => open)));
        expect(batches.every(Number.isInteger)).toBe(true);
        expect(sum(batches)).toBe(likely);
      }),
    );
  });

  test("an item longer than the limits allow stays whole", () => {
    expect(minutesOf(taskOf(100, [20, 60, 20].map((minutes) => ({ text: "", minutes }))))).toEqual([20, 60, 20]);
  });

  test("every cut is explained by where it is and how it fits the limits", () => {
    const items = [["design", 20], ["write", 60], ["tidy", 3]].map(([text, minutes]) => ({ text: String(text), minutes: Number(minutes) }));
    const words = (task: Task): string[] => cutTask(task, DEFAULT_SETTINGS).map((batch) => describeCut(task, DEFAULT_SETTINGS, batch));
    expect(words(taskOf(83, items))).toEqual([
      'after "design": 20 of 15 to 25 minutes',
      'to the end: 63 of 15 to 25 minutes (deep); no boundary between its items comes closer',
    ]);
    expect(words(taskOf(80, items.slice(0, 2)))).toContain('to the end: 60 of 15 to 25 minutes (deep); "write" alone takes that long, so split it');
    expect(words(taskOf(40))).toEqual(["part 1 of 2: 20 of 15 to 25 minutes", "part 2 of 2: 20 of 15 to 25 minutes"]);
    expect(words(taskOf(5))).toEqual(["in one piece: 5 of 15 to 25 minutes (micro); it may be joined with a neighbour"]);
    expect(words(taskOf(26))).toEqual(["in one piece: 26 of 15 to 25 minutes; equal parts would be further from the limits"]);
  });

  test("where a person cut, the limits say nothing, and cuts behind the checklist cut nothing", () => {
    const items = [5, 5, 40].map((minutes, index) => ({ text: `${index + 1}`, minutes }));
    const covered = (cuts: readonly number[]): string[][] => cutTask(taskOf(50, items, { cuts }), DEFAULT_SETTINGS).map((batch) => [...batch.items]);
    expect(covered([2, 1, 2, 9])).toEqual([["1"], ["2"], ["3"]]);
    expect(covered([])).toEqual([["1", "2", "3"]]);
  });

  test("limits and items that are being typed are cut somehow, without losing time", () => {
    const odd = fc.constantFrom(Number.NaN, -1, 0, 1e12, 0.001, 20, Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(fc.constantFrom(60, 0), fc.record({ min: odd, max: odd }), fc.array(fc.option(odd), { maxLength: 6 }), fc.option(fc.array(odd, { maxLength: 3 })), (...[likely, batchMinutes, items, cuts]) => {
        const batches = minutesOf(taskOf(likely, items.map((minutes) => ({ text: "", minutes })), { batchMinutes, cuts }));
        expect(sum(batches)).toBeCloseTo(likely, 6);
      }),
    );
  });
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function allCuts([first, ...rest]: readonly number[]): number[][] {
  if (first === undefined) return [[]];
  if (rest.length === 0) return [[first]];
  return allCuts(rest).flatMap((tail) => [[first, ...tail], [first + (tail[0] ?? 0), ...tail.slice(1)]]);
}

/** Minutes outside the limits, minutes away from their middle, batches. */
function costOfCut(sizes: readonly number[], { min, max }: MinutesRange): [number, number, number] {
  return [sum(sizes.map((size) => Math.max(min - size, size - max, 0))), sum(sizes.map((size) => Math.abs(size - (min + max) / 2))), sizes.length];
}

function isWorse(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((value, place) => Math.abs(value - (b[place] ?? 0)) > 1e-6);
  return index !== -1 && (a[index] ?? 0) > (b[index] ?? 0);
}
