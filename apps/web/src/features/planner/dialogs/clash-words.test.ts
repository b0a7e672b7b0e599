import { applyEdits, EMPTY_SCOPE, emptyPlan, mergePlans, newTask, type PlanEdit, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { clashWords } from "./clash-words.ts";

const a = taskId("a");
const base = { ...emptyPlan("p"), tasks: [newTask(a, "A")] };
const clash = (mine: PlanEdit, theirs: PlanEdit) => {
  const [first] = mergePlans(base, applyEdits(base, [mine]).plan, applyEdits(base, [theirs]).plan).clashes;
  if (first === undefined) throw new Error("these do not clash");
  return first;
};
const change = (part: object): PlanEdit => ({ type: "change-task", id: a, change: part });

test("a field that both changed is told with both values, and with who wins", () => {
  const titles = clash(change({ title: "Mine" }), change({ title: "Theirs" }));
  expect(clashWords(titles, "mine")).toEqual({ message: 'Both of you changed "title" of the task "Mine"; yours is kept.', mine: "Mine", theirs: "Theirs" });
  expect(clashWords(titles, "theirs").message).toBe('Both of you changed "title" of the task "Mine"; theirs is taken.');
});

test("lists and groups of values are told without their punctuation, and what is empty as nothing", () => {
  const scopes = clash(change({ scope: { ...EMPTY_SCOPE, writes: ["a", "b"] } }), change({ scope: { ...EMPTY_SCOPE, reads: ["c"] } }));
  expect(clashWords(scopes, "mine")).toMatchObject({ mine: "writes: a, b", theirs: "reads: c" });
  expect(clashWords(clash(change({ command: "make" }), change({ command: "npm test" })), "mine")).toMatchObject({ mine: "make", theirs: "npm test" });
  expect(clashWords(clash(change({ doNot: ["x", "y"] }), change({ doNot: ["z"] })), "mine")).toMatchObject({ mine: "x, y", theirs: "z" });
});

test("a thing that one side deleted is told as not there on that side", () => {
  const deleted = clash({ type: "delete-tasks", ids: [a] }, change({ title: "Theirs" }));
  expect(clashWords(deleted, "mine")).toMatchObject({ mine: "not there", theirs: 'there, as "Theirs"' });
});

test("a long text is cut", () => {
  const words = clashWords(clash(change({ instructions: "m".repeat(500) }), change({ instructions: "t" })), "mine");
  expect(words.mine).toHaveLength(161);
});
