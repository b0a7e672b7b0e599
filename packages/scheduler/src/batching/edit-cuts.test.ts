import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../plan/apply-edit.ts";
import type { PlanEdit } from "../plan/edit.ts";
import { taskId } from "../plan/ids.ts";
import { DEFAULT_SETTINGS, emptyPlan, newTask } from "../plan/new-plan.ts";
import type { Task } from "../plan/plan.ts";
import { cutBatch, cutsOf, mergeBatches, moveCut } from "./edit-cuts.ts";

const arbitraryTask = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 }).map((minutes): Task => ({
  ...newTask(taskId("a"), "A"),
  estimate: { likely: minutes.reduce((sum, each) => sum + each, 0), optimistic: null, pessimistic: null },
  checklist: minutes.map((each, index) => ({ text: `${index + 1}`, minutes: each })),
}));
const place = fc.integer({ min: 0, max: 9 });
const cutsAfter = (task: Task, edit: PlanEdit | null): readonly number[] =>
  applyEdits({ ...emptyPlan("p"), tasks: [task] }, edit === null ? [] : [edit]).plan.tasks.flatMap((each) => cutsOf(each, DEFAULT_SETTINGS));

test("cutting and merging change one boundary and keep all others", () => {
  fc.assert(
    fc.property(arbitraryTask, place, (task, item) => {
      const cuts = cutsOf(task, DEFAULT_SETTINGS);
      const isPlace = item > 0 && item < task.checklist.length;
      expect(new Set(cutsAfter(task, cutBatch(task, DEFAULT_SETTINGS, item)))).toEqual(new Set(isPlace ? [...cuts, item] : cuts));
      expect(cutsAfter(task, mergeBatches(task, DEFAULT_SETTINGS, item))).toEqual(cuts.filter((cut) => cut !== item));
    }),
  );
});

test("a boundary is moved to where there is none yet, or stays", () => {
  fc.assert(
    fc.property(arbitraryTask, place, place, (task, from, to) => {
      const cuts = cutsOf(task, DEFAULT_SETTINGS);
      const canMove = cuts.includes(from) && !cuts.includes(to) && to > 0 && to < task.checklist.length;
      expect(new Set(cutsAfter(task, moveCut(task, DEFAULT_SETTINGS, { from, to })))).toEqual(new Set(canMove ? cuts.map((cut) => (cut === from ? to : cut)) : cuts));
    }),
  );
});
