import { expect, test } from "vitest";
import { skipWords } from "./skip-words.ts";

const skipped = { kind: "skipped", at: 0, by: "ann", becauseOf: null } as const;

test.each([
  ["person", "Skipped by ann"],
  ["race", "Another won the race"],
  ["not-needed", "Not needed: nothing failed"],
] as const)("a batch that was skipped for the cause %s says why", (cause, words) => {
  expect(skipWords({ ...skipped, cause })).toBe(words);
});
