import { forgetOldTypes } from "../launch/forget-old-types.ts";
import { findBrowser } from "./find-browser.ts";
import { type PartResult, runPart } from "./part.ts";

/** The tests, in the order of how soon they tell. Later parts run even when an earlier one failed. */
export function runTests(): PartResult[] {
  forgetOldTypes();
  return [
    runPart({ name: "build", command: ["npx", "turbo", "run", "build", "--output-logs=errors-only"], env: { NEXT_TELEMETRY_DISABLED: "1" } }),
    runVitest("unit", "unit and property tests"),
    runVitest("integration", "integration tests (real PostgreSQL, real processes)"),
    runPart({
      name: "browser tests (real Chromium)",
      command: ["npx", "playwright", "test"],
      env: { PLANLOOM_CHROMIUM: findBrowser() },
      reportFile: "test-results/browser.json",
    }),
  ];
}

function runVitest(project: "unit" | "integration", name: string): PartResult {
  const reportFile = `test-results/${project}.json`;
  const command = ["npx", "vitest", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`] as const;
  return runPart({ name, command: [...command], reportFile });
}
