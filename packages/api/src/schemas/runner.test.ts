import { expect, test } from "vitest";
import { appendLogInput } from "./runner.ts";

test("a part of a log has a place that can be told, however far out", () => {
  const part = { fence: { run: "00000000-0000-4000-8000-000000000000", attempt: "a#1", epoch: 1 }, text: "x", isCut: true };
  expect(appendLogInput.safeParse({ ...part, from: 2 ** 50 }).success).toBe(true);
  for (const from of [2 ** 50 + 1, Number.MAX_SAFE_INTEGER, -1, 0.5]) expect(appendLogInput.safeParse({ ...part, from }).success).toBe(false);
});
