import { defineConfig } from "vitest/config";

const sources = ["packages/*/src/**", "apps/*/src/**", "scripts/**", "examples"];
const within = (pattern: string): string[] => sources.map((folder) => `${folder}/${pattern}`);

// A busy machine breaks a test of real processes now and then. It is tried once more, and named where that helped.
const retry = 1;
const setupFiles = ["scripts/testing/same-cases.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        // JSX of components under test is compiled by the bundler's own transform.
        oxc: { jsx: { runtime: "automatic" } },
        test: {
          name: "unit",
          include: within("*.test.{ts,tsx}"),
          exclude: ["**/node_modules/**", "**/*.int.test.ts"],
          setupFiles,
          retry,
          testTimeout: 30_000,
          // Each worker reads the modules once for all its files: nearly half the time. A test leaves nothing behind in a module.
          isolate: false,
        },
      },
      {
        test: {
          name: "integration",
          include: within("*.int.test.ts"),
          exclude: ["**/node_modules/**"],
          setupFiles,
          retry,
          globalSetup: ["packages/db/src/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Real servers, runners and databases on few cores: two files at a time keep their clocks honest.
          maxWorkers: 2,
        },
      },
    ],
  },
});
