import { applyEdits, diffPlans, emptyPlan, mergePlans, newDependency, newTask, type Plan, type PlanEdit, taskId } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openClashes, resolveMerge } from "./resolve-merge.ts";

const IDS = ["a", "b", "c", "d"].map(taskId);
const id = fc.constantFrom(...IDS);
const edit: fc.Arbitrary<PlanEdit> = fc.oneof(
  fc.constantFrom("x", "y").map((name): PlanEdit => ({ type: "rename-plan", name })),
  fc.integer({ min: 1, max: 3 }).map((maxParallel): PlanEdit => ({ type: "change-settings", change: { maxParallel } })),
  id.map((task): PlanEdit => ({ type: "delete-tasks", ids: [task] })),
  fc.tuple(id, fc.constantFrom("One", "Two"), fc.constantFrom("", "do it")).map(([task, title, instructions]): PlanEdit => ({ type: "change-task", id: task, change: { title, instructions } })),
  fc.tuple(id, id).map(([from, to]): PlanEdit => ({ type: "connect", dependency: newDependency(from, to) })),
);
const edits = fc.array(edit, { maxLength: 8 });
const BASE: Plan = { ...emptyPlan("p"), tasks: IDS.map((task) => newTask(task, task)) };
const versions = fc.tuple(edits, edits).map(([mine, theirs]) => ({ base: BASE, mine: applyEdits(BASE, mine).plan, theirs: applyEdits(BASE, theirs).plan }));

test("without a choice the result is the merge in which mine wins", () => {
  fc.assert(
    fc.property(versions, (each) => {
      expect(resolveMerge(each, new Set())).toEqual(mergePlans(each.base, each.mine, each.theirs).plan);
    }),
  );
});

test("a clash over a field that is given to them holds what they wanted, and every other clash over a field what I wanted", () => {
  fc.assert(
    fc.property(versions, fc.nat(), (each, seed) => {
      const inFields = openClashes(each).filter(({ clash, isChoosable }) => isChoosable && clash.place?.kind === "task" && clash.field !== null);
      const given = new Set(inFields.filter((_, index) => ((seed >> index) & 1) === 1).map(({ key }) => key));
      const plan = resolveMerge(each, given);
      for (const { key, clash } of inFields) {
        const task = plan.tasks.find((one) => clash.place?.kind === "task" && one.id === clash.place.id);
        expect(Object.entries(task ?? {})).toContainEqual([clash.field, given.has(key) ? clash.theirs : clash.mine]);
      }
    }),
  );
});

test("giving them everything leaves none of their wishes about tasks unmet", () => {
  fc.assert(
    fc.property(versions, (each) => {
      const open = openClashes(each);
      const plan = resolveMerge(each, new Set(open.map(({ key }) => key)));
      fc.pre(open.every(({ isChoosable }) => isChoosable));
      const unmet = diffPlans(plan, mergePlans(each.base, each.theirs, each.mine).plan).filter(({ type }) => type.endsWith("-task") || type.endsWith("-tasks"));
      expect(unmet).toEqual([]);
    }),
  );
});

test("a task that they changed and I deleted comes back with its dependencies where it is given to them", () => {
  const base: Plan = { ...BASE, dependencies: [newDependency(taskId("a"), taskId("b"))] };
  const mine = applyEdits(base, [{ type: "delete-tasks", ids: [taskId("b")] }]).plan;
  const theirs = applyEdits(base, [{ type: "change-task", id: taskId("b"), change: { title: "Theirs" } }]).plan;
  const given = openClashes({ base, mine, theirs }).map(({ key }) => key);
  const plan = resolveMerge({ base, mine, theirs }, new Set(given));
  expect(plan.tasks.find((task) => task.id === "b")?.title).toBe("Theirs");
  expect(plan.dependencies).toEqual(base.dependencies);
});
