import { expect, test } from "vitest";
import { readReport } from "./read-report.ts";

test("of Vitest's report come the tests that failed, a file that did not load, and what each said", () => {
  const report = {
    numPassedTests: 3,
    testResults: [
      {
        name: "/work/a.test.ts",
        status: "failed",
        message: "",
        assertionResults: [
          { fullName: "a holds", status: "passed", failureMessages: [] },
          { fullName: "b holds", status: "failed", failureMessages: ["\u001B[31mexpected 1 to be 2\u001B[39m\n    at /work/a.test.ts:2:5\n    at run (file:///work/node_modules/vitest/run.js:1:1)"] },
        ],
      },
      { name: "/work/b.test.ts", status: "failed", message: "Cannot find module './gone.ts'", assertionResults: [] },
      { name: "/work/c.test.ts", status: "passed", message: "", assertionResults: [{ fullName: "c holds", status: "passed" }] },
    ],
  };
  expect(readReport(report)).toEqual({
    passed: 3,
    failures: [
      { name: "/work/a.test.ts › b holds", message: "expected 1 to be 2\n    at /work/a.test.ts:2:5" },
      { name: "/work/b.test.ts", message: "Cannot find module './gone.ts'" },
    ],
  });
});

test("of Playwright's report come the failed tests of every suite inside a suite, and errors outside of tests", () => {
  const spec = (title: string, ok: boolean, message: string) => ({ title, file: "draw.spec.ts", ok, tests: [{ results: [{ errors: ok ? [] : [{ message }] }] }] });
  const report = {
    stats: { expected: 7, unexpected: 2 },
    errors: [{ message: "the application did not start" }],
    suites: [{ specs: [spec("draws", true, ""), spec("saves", false, "timed out")], suites: [{ specs: [spec("merges", false, "no dialog")] }] }],
  };
  expect(readReport(report)).toEqual({
    passed: 7,
    failures: [
      { name: "before or after the tests", message: "the application did not start" },
      { name: "draw.spec.ts › saves", message: "timed out" },
      { name: "draw.spec.ts › merges", message: "no dialog" },
    ],
  });
});

test("a report that is neither is an error, not an empty one", () => {
  expect(() => readReport({ passed: 3 })).toThrow("stats");
});
