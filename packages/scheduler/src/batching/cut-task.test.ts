import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { taskId } from "../plan/ids.ts";
import { DEFAULT_SETTINGS, newTask } from "../plan/new-plan.ts";
import type { ChecklistItem, Task } from "../plan/plan.ts";
import { cutTask } from "./cut-task.ts";

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

  test("a task without a checklist falls into the fewest equal parts under the maximum", () => {
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

  test("no other cut of the checklist deviates less", () => {
    const middle = 20;
    const cost = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + Math.abs(size - middle) + 10 * Math.max(15 - size, size - 25, 0), 0);
    const cuts = (sizes: readonly number[]): number[][] => {
      const [first, ...rest] = sizes;
      if (first === undefined) return [[]];
      if (rest.length === 0) return [[first]];
      return cuts(rest).flatMap((tail) => [[first, ...tail], [first + (tail[0] ?? 0), ...tail.slice(1)]]);
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 }), (sizes) => {
        const likely = sizes.reduce((sum, size) => sum + size, 0);
        fc.pre(likely > DEFAULT_SETTINGS.batchMinutes.max);
        const best = Math.min(...cuts(sizes).map(cost));
        const items = sizes.map((minutes) => ({ text: "", minutes }));
        expect(cost(minutesOf(taskOf(likely, items)))).toBeCloseTo(best, 6);
      }),
    );
  });
});
