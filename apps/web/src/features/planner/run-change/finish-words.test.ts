import { expect, test } from "vitest";
import { finishWords } from "./finish-words.ts";

test.each([
  [30, 45, "The run will be done in about 45 min: 15 min later than without the change."],
  [45, 30, "The run will be done in about 30 min: 15 min earlier than without the change."],
  [30, 30, "The run will be done in about 30 min, as before."],
  [null, 30, "The run will be done in about 30 min; without the change that could not be said."],
  [30, null, "When the run will be done cannot be said."],
])("from %s to %s minutes", (beforeMinutes, afterMinutes, words) => {
  expect(finishWords({ beforeMinutes, afterMinutes })).toBe(words);
});
