import { analysePlan, emptyPlan, newTask, type Problem, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { placeNames, problemCountWords, sizeProblems } from "./problem-words.ts";

const problem = (severity: Problem["severity"]): Problem => ({ code: "cycle", severity, message: "", places: [] });
const [a, b] = [taskId("a"), taskId("b")];
const plan = { ...emptyPlan("Two"), tasks: [newTask(a, "First"), { ...newTask(b, " "), estimate: { likely: 4, optimistic: null, pessimistic: null } }] };

test.each([
  [[], "No problems"],
  [[problem("error")], "1 error"],
  [[problem("warning"), problem("error"), problem("warning")], "1 error, 2 warnings"],
])("problems are counted by severity", (problems, words) => {
  expect(problemCountWords(problems)).toBe(words);
});

test("a place is called by what the person typed, or by its id where that is blank or gone", () => {
  const nameOf = placeNames(plan);
  expect(nameOf({ kind: "dependency", from: a, to: b })).toBe("First → b");
  expect(nameOf({ kind: "task", id: taskId("gone") })).toBe("gone");
  expect(plan.agents.map(({ id }) => nameOf({ kind: "agent", id }))).toEqual(["Shell", "Person"]);
});

test("only tasks whose batches are too small or too large have something said about sizes", () => {
  const sizes = sizeProblems(analysePlan(plan).problems);
  expect([...sizes.keys()]).toEqual([b]);
  expect(sizes.get(b)?.map(({ code }) => code)).toEqual(["batch-too-small"]);
});
