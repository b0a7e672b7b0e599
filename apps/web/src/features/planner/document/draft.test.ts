import { emptyPlan, newTask, type PlanEdit, taskId } from "@planloom/scheduler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acknowledge, type Draft, editDraft, isUnsaved, openDraft, redo, undo } from "./draft.ts";

const rename = (name: string): PlanEdit => ({ type: "rename-plan", name });
const start = (): Draft => openDraft(1, emptyPlan("first"));
const edited = (draft: Draft, edits: readonly PlanEdit[], step?: string): Draft => editDraft(draft, edits, step ?? null).draft;

describe("undo", () => {
  test("undoing everything gives back the plan there was, and redoing everything the plan there is", () => {
    const edit = fc.oneof(
      fc.string({ minLength: 1, maxLength: 4 }).map(rename),
      fc.integer({ min: 1, max: 9 }).map((id): PlanEdit => ({ type: "add-task", task: newTask(taskId(`t${id}`), "T") })),
      fc.integer({ min: 1, max: 9 }).map((id): PlanEdit => ({ type: "delete-tasks", ids: [taskId(`t${id}`)] })),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
        const first = start();
        const last = edits.reduce((draft, each) => edited(draft, [each]), first);
        const back = last.past.reduce((draft) => undo(draft), last);
        expect(back.plan).toEqual(first.plan);
        expect(back.future.reduce((draft) => redo(draft), back).plan).toEqual(last.plan);
      }),
    );
  });

  test("typing in one field is one step, and another field begins a new one", () => {
    const typed = edited(edited(edited(start(), [rename("a")], "name"), [rename("ab")], "name"), [{ type: "describe-plan", description: "x" }], "description");
    expect(undo(typed).plan).toMatchObject({ name: "ab", description: "" });
    expect(undo(undo(typed)).plan.name).toBe("first");
  });

  test("an edit after an undo forgets what was undone", () => {
    expect(edited(undo(edited(start(), [rename("a")])), [rename("b")]).future).toEqual([]);
  });
});

test("an edit that does not fit changes nothing and says why", () => {
  const before = start();
  const { draft, refused } = editDraft(before, [{ type: "delete-tasks", ids: [taskId("nobody")] }]);
  expect(draft).toBe(before);
  expect(refused.length).toBe(1);
});

test("what was typed while a save was under way stays unsaved", () => {
  const sent = edited(start(), [rename("a")]);
  const typedOn = edited(sent, [rename("ab")]);
  const answered = acknowledge(typedOn, 2, sent.plan);
  expect([answered.base.revision, isUnsaved(answered), isUnsaved(acknowledge(answered, 3, typedOn.plan))]).toEqual([2, true, false]);
});
