import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const checkout = fileURLToPath(new URL("../../..", import.meta.url));

export interface CommandResult {
  readonly status: number | null;
  readonly json: unknown;
}

/** Runs `planloom … --json` against the application under test. */
export function planloom(...args: readonly string[]): CommandResult {
  const { status, stdout } = spawnSync(process.execPath, ["packages/cli/bin/planloom.mjs", ...args, "--json"], {
    cwd: checkout,
    encoding: "utf8",
    env: { ...process.env, PLANLOOM_HOME: process.env["PLANLOOM_TEST_HOME"] ?? "" },
  });
  return { status, json: JSON.parse(stdout) };
}
