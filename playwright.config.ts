import { defineConfig } from "@playwright/test";

/** The browser test runs against an application of its own, which its global setup starts on a new data folder. */
export default defineConfig({
  testDir: "apps/web/e2e",
  globalSetup: "./apps/web/e2e/start-application.ts",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One application and one runner: the jobs follow one another.
  workers: 1,
  // Tried once more, and named as such: see vitest.config.ts.
  retries: 1,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  outputDir: "test-results/browser",
  use: {
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(process.env["PLANLOOM_CHROMIUM"] === undefined ? {} : { executablePath: process.env["PLANLOOM_CHROMIUM"] }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
