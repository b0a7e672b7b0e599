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
  expect(clashWords(titles, "mine")).toEqual({ message: 'Both of you changed "Title" of the task "Mine"; yours is kept.', mine: "Mine", theirs: "Theirs" });
  expect(clashWords(titles, "theirs").message).toBe('Both of you changed "Title" of the task "Mine"; theirs is taken.');
});

test("lists and groups of values are told without their punctuation, and what is empty as nothing", () => {
  const scopes = clash(change({ scope: { ...EMPTY_SCOPE, writes: ["a", "b"] } }), change({ scope: { ...EMPTY_SCOPE, reads: ["c"] } }));
  expect(clashWords(scopes, "mine")).toMatchObject({ mine: "writes: a, b", theirs: "reads: c" });
  expect(clashWords(clash(change({ command: "make" }), change({ command: "npm test" })), "mine")).toMatchObject({ mine: "make", theirs: "npm test" });
  expect(clashWords(clash(change({ doNot: ["x", "y"] }), change({ doNot: ["z"] })), "mine")).toMatchObject({ mine: "x, y", theirs: "z" });
});

test("no field is told by its name in the plan, and no choice by its value", () => {
  const words = Object.keys(newTask(a, "A")).map((field) => {
    const message = `Both of you changed "${field}" of the task "A"; yours is kept.`;
    return clashWords({ place: { kind: "task", id: a, field }, field, mine: 1, theirs: 2, message }, "mine").message;
  });
  for (const message of words) expect(message).toMatch(/^Both of you changed "[A-Z][a-z]+(?:[ -][a-z]+)*(?:, minutes)?" of the task/);
  const retries = { limit: 1, backoffSeconds: 5, maxBackoffSeconds: 60, jitter: 0.5, onExitCodes: [], notOnExitCodes: [2] };
  expect(clashWords(clash(change({ retries }), change({ retries: { ...retries, limit: 2 } })), "mine").mine).toBe("retries: 1, first wait, seconds: 5, longest wait, seconds: 60, random share: 0.5, never these exit codes: 2");
  expect(clashWords(clash(change({ onFailure: "critical" }), change({ onFailure: "isolated" })), "mine")).toMatchObject({ mine: "Pause the run, ask a person", theirs: "Skip what depends on it, go on" });
  expect(clashWords(clash(change({ trigger: { kind: "any" } }), change({ trigger: { kind: "at-least", count: 2 } })), "mine")).toMatchObject({ mine: "Any one is accepted" });
});

test("settings are told in the words of the settings, and variables by the names that people gave them", () => {
  const [first, second] = ["mine", "theirs"].map((value): PlanEdit => ({ type: "change-settings", change: { environment: { limit: value } } }));
  if (first === undefined || second === undefined) throw new Error("there are two");
  expect(clashWords(clash(first, second), "mine")).toEqual({ message: 'Both of you changed "Variables" of the settings; yours is kept.', mine: "limit: mine", theirs: "limit: theirs" });
});

test("a thing that one side deleted is told as not there on that side", () => {
  const deleted = clash({ type: "delete-tasks", ids: [a] }, change({ title: "Theirs" }));
  expect(clashWords(deleted, "mine")).toMatchObject({ mine: "not there", theirs: 'there, as "Theirs"' });
});

test("a long text is cut", () => {
  const words = clashWords(clash(change({ instructions: "m".repeat(500) }), change({ instructions: "t" })), "mine");
  expect(words.mine).toHaveLength(161);
});
