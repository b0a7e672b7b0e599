import { expect, test } from "vitest";
import { matchWords, NO_SEARCH, searchLog, stepMatch } from "./log-search.ts";
import { LogText } from "./log-text.ts";

function logOf(text: string): LogText {
  const log = new LogText();
  log.append({ from: 0, to: text.length, text });
  return log;
}

test("every occurrence is found, whatever its case", () => {
  expect(searchLog(NO_SEARCH, logOf("Error: no\nok\nan error, ERROR\n"), "error").matches).toEqual([
    { line: 0, from: 0, to: 5 },
    { line: 2, from: 3, to: 8 },
    { line: 2, from: 10, to: 15 },
  ]);
});

test("searching on after the log has grown finds the same as searching it anew", () => {
  const log = logOf("an error\n");
  const before = searchLog(NO_SEARCH, log, "err");
  log.append({ from: 9, to: 19, text: "two errors" });
  log.append({ from: 19, to: 20, text: "\n" });
  expect(searchLog(before, log, "err")).toEqual(searchLog(NO_SEARCH, log, "err"));
  expect(searchLog(before, log, "two").matches).toHaveLength(1);
});

test("colour codes inside a word do not hide it", () => {
  const ESC = String.fromCharCode(27);
  expect(searchLog(NO_SEARCH, logOf(`fa${ESC}[31mil${ESC}[0med\n`), "failed").matches).toEqual([{ line: 0, from: 0, to: 6 }]);
});

test("nothing is sought without a text", () => {
  expect(searchLog(NO_SEARCH, logOf("x\n"), "")).toBe(NO_SEARCH);
});

test("stepping goes around the end in both directions", () => {
  const search = searchLog(NO_SEARCH, logOf("x x x\n"), "x");
  expect(stepMatch(search, null, 1)).toBe(0);
  expect(stepMatch(search, 2, 1)).toBe(0);
  expect(stepMatch(search, 0, -1)).toBe(2);
  expect(stepMatch(NO_SEARCH, null, 1)).toBeNull();
});

test("what was found is counted in words", () => {
  const search = searchLog(NO_SEARCH, logOf("x x x\n"), "x");
  expect(matchWords(search, null)).toBe("3");
  expect(matchWords(search, 1)).toBe("2 of 3");
  expect(matchWords(searchLog(NO_SEARCH, logOf("x\n"), "y"), null)).toBe("None");
  expect(matchWords(NO_SEARCH, null)).toBe("");
  expect(matchWords({ ...search, truncated: true }, null)).toBe("3+");
});
