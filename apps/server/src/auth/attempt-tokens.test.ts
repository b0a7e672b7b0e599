import { attemptId, runId } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { attemptTokens } from "./attempt-tokens.ts";

const FENCE = { run: runId("018f0000-0000-7000-8000-000000000007"), attempt: attemptId("build.2#3"), epoch: 9 };
const tokens = attemptTokens("key");

test("a token names the attempt it was made for", () => {
  expect(tokens.read(tokens.issue(FENCE))).toEqual(FENCE);
});

test("a token of another key is worth nothing", () => {
  expect(tokens.read(attemptTokens("other").issue(FENCE))).toBeNull();
});

test("a token that was changed anywhere is worth nothing", () => {
  const token = tokens.issue(FENCE);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom("A", "B", "x", "y", "0", "9", "-", "_", "."), (at, letter) => {
      const changed = `${token.slice(0, at)}${letter}${token.slice(at + 1)}`;
      // The last letter of a seal has two bits that say nothing.
      fc.pre(changed !== token && at !== token.length - 1);
      expect(tokens.read(changed)).toBeNull();
    }),
  );
});

test("what is no token at all is worth nothing", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(tokens.read(text)).toBeNull();
    }),
  );
});
