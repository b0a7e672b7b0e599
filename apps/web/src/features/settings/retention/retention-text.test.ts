import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanUpWords, readRetention, retentionFault, retentionText } from "./retention-text.ts";

test("what is set reads as what it is", () => {
  const days = fc.integer({ min: 1, max: 36_500 });
  fc.assert(
    fc.property(fc.record({ logDays: days, artifactDays: days, runDays: days, mostRuns: fc.integer({ min: 1, max: 100_000_000 }) }), (retention) => {
      expect(readRetention(retentionText(retention))).toEqual(retention);
    }),
  );
});

test("what is no number of days is said, and nothing is read", () => {
  const text = retentionText({ logDays: 1, artifactDays: 1, runDays: 1, mostRuns: 1 });
  for (const wrong of ["", " ", "0", "-1", "1.5", "many", "36501"]) {
    expect(retentionFault("logDays", wrong)).toContain("whole number");
    expect(readRetention({ ...text, logDays: wrong })).toBeNull();
  }
});

test("a clean-up is told in words, and one that removes nothing is not", () => {
  expect(cleanUpWords({ runs: 0, logsOf: 0, filesOf: 0, bytes: 0 })).toBeNull();
  expect(cleanUpWords({ runs: 1, logsOf: 0, filesOf: 0, bytes: 0 })).toBe("1 whole run");
  expect(cleanUpWords({ runs: 1_200, logsOf: 1, filesOf: 2, bytes: 2_048 })).toBe("1,200 whole runs, the logs of 1 other run and the files of 2 other runs, 2 KiB in all");
});
