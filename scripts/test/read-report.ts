import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** What a test runner counted, and what failed. */
export interface TestReport {
  readonly passed: number;
  readonly failures: readonly FailedTest[];
  /** What failed and then held when it was tried once more: counted as passed, never kept silent. */
  readonly flaky: readonly FailedTest[];
}

export interface FailedTest {
  readonly name: string;
  /** What it said, without colours and without the calls inside libraries; empty where it said nothing. */
  readonly message: string;
}

/** One test of Vitest, or one file that could not even be loaded. */
const vitestReport = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() })),
    }),
  ),
});

const playwrightSuite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      ok: z.boolean(),
      tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })) })),
    }),
  ),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number() }),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
  suites: z.array(playwrightSuite),
});

/** Reads the JSON report of Vitest or Playwright. Throws where it is neither. */
export function readReport(report: unknown): TestReport {
  const vitest = vitestReport.safeParse(report);
  return vitest.success ? ofVitest(vitest.data) : ofPlaywright(playwrightReport.parse(report));
}

function ofVitest({ numPassedTests, testResults }: z.infer<typeof vitestReport>): TestReport {
  const failures = testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && file.status === "failed") return [failure(file.name, [file.message])];
    return failed.map((test) => failure(`${file.name} › ${test.fullName}`, test.failureMessages ?? []));
  });
  const flaky = testResults.flatMap((file) =>
    file.assertionResults.flatMap((test) => (test.status === "passed" && test.failureMessages?.length ? [failure(`${file.name} › ${test.fullName}`, test.failureMessages)] : [])),
  );
  return { passed: numPassedTests, failures, flaky };
}

function ofPlaywright({ stats, errors, suites }: z.infer<typeof playwrightReport>): TestReport {
  const specs = suites.flatMap(specsOf);
  const flaky = specs.filter((spec) => spec.ok && spec.tests.some((test) => test.status === "flaky")).map(failureOf);
  const failures = specs.filter((spec) => !spec.ok).map(failureOf);
  return { passed: stats.expected + stats.flaky, failures: [...errors.map((error) => failure("before or after the tests", [error.message ?? ""])), ...failures], flaky };
}

type PlaywrightSuite = z.infer<typeof playwrightSuite>;

function specsOf(suite: PlaywrightSuite): PlaywrightSuite["specs"] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function failureOf(spec: PlaywrightSuite["specs"][number]): FailedTest {
  const messages = spec.tests.flatMap((test) => test.results).flatMap((result) => result.errors).map((error) => error.message ?? "");
  return failure(`${spec.file} › ${spec.title}`, messages);
}

function failure(name: string, messages: readonly string[]): FailedTest {
  const lines = stripVTControlCharacters(messages.join("\n")).split("\n");
  return { name, message: lines.filter((line) => !isOfALibrary(line)).join("\n").trim() };
}

function isOfALibrary(line: string): boolean {
  return /^\s+at .*(?:node_modules|node:internal|new Promise)/.test(line);
}
