import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { runnerVariables } from "./runner.ts";

test("what is said on the command line wins over the environment, and the rest is left to it", () => {
  expect(runnerVariables({ url: "https://host", token: "once", labels: "gpu,linux", home: "/own" }, { PLANLOOM_URL: "http://other", PLANLOOM_RUNNER_CAPACITY: "3" })).toEqual({
    PLANLOOM_URL: "https://host",
    PLANLOOM_RUNNER_REGISTRATION: "once",
    PLANLOOM_RUNNER_LABELS: "gpu,linux",
    PLANLOOM_RUNNER_HOME: "/own",
    PLANLOOM_RUNNER_ROOT: resolve("."),
    NODE_COMPILE_CACHE: "/own/compile-cache",
  });
});

test("a runner needs the address of a server", () => {
  expect(() => runnerVariables({ token: "once" }, {})).toThrow("--url must name the server");
});

test("the command becomes a runner, which says what it lacks", () => {
  const root = mkdtempSync(join(tmpdir(), "planloom-cli-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [main, "runner", "--url", "http://127.0.0.1:1", "--root", root], { encoding: "utf8", env: { PATH: process.env["PATH"] } });
  expect(stderr).toContain("The runner cannot start. It has no token yet");
  expect(stderr).not.toContain("Warning");
  expect(status).toBe(1);
});
