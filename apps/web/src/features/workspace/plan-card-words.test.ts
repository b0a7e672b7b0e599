import { expect, test } from "vitest";
import { lastRunStatus, sizeWords } from "./plan-card-words.ts";

test.each([
  ["failed", "failed"],
  ["running", "running"],
  ["a word of a newer server", "waiting"],
  ["toString", "waiting"],
])("a last run that is %s is shown as %s", (status, shown) => {
  expect(lastRunStatus({ id: "r", number: 1, status, startedAt: 0 })).toBe(shown);
});

test.each([
  [0, "No tasks yet · revision 2"],
  [1, "1 task · revision 2"],
  [12, "12 tasks · revision 2"],
])("a plan of %d tasks says so", (tasks, words) => {
  expect(sizeWords({ tasks, revision: 2 })).toBe(words);
});
