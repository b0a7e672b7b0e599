import { expect, test } from "vitest";
import { readReport } from "./read-report.ts";

test("of Vitest's report come the tests that failed or held only at the second try, a file that did not load, and what each said", () => {
  const report = {
    numPassedTests: 4,
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
      { name: "/work/c.test.ts", status: "passed", message: "", assertionResults: [{ fullName: "c holds", status: "passed" }, { fullName: "d holds", status: "passed", failureMessages: ["too slow once"] }] },
    ],
  };
  expect(readReport(report)).toEqual({
    passed: 4,
    failures: [
      { name: "/work/a.test.ts › b holds", message: "expected 1 to be 2\n    at /work/a.test.ts:2:5" },
      { name: "/work/b.test.ts", message: "Cannot find module './gone.ts'" },
    ],
    flaky: [{ name: "/work/c.test.ts › d holds", message: "too slow once" }],
  });
});

test("of Playwright's report come the failed tests of every suite inside a suite, and errors outside of tests", () => {
  const spec = (title: string, status: "expected" | "unexpected" | "flaky", message: string) => ({
    title,
    file: "draw.spec.ts",
    ok: status !== "unexpected",
    tests: [{ status, results: [{ errors: status === "expected" ? [] : [{ message }] }] }],
  });
  const report = {
    stats: { expected: 7, unexpected: 2, flaky: 1 },
    errors: [{ message: "the application did not start" }],
    suites: [{ specs: [spec("draws", "expected", ""), spec("saves", "unexpected", "timed out")], suites: [{ specs: [spec("merges", "unexpected", "no dialog"), spec("undoes", "flaky", "late once")] }] }],
  };
  expect(readReport(report)).toEqual({
    passed: 8,
    failures: [
      { name: "before or after the tests", message: "the application did not start" },
      { name: "draw.spec.ts › saves", message: "timed out" },
      { name: "draw.spec.ts › merges", message: "no dialog" },
    ],
    flaky: [{ name: "draw.spec.ts › undoes", message: "late once" }],
  });
});

test("a report that is neither is an error, not an empty one", () => {
  expect(() => readReport({ passed: 3 })).toThrow("stats");
});
