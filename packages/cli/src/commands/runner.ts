import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";

export interface RunnerOptions {
  readonly url?: string;
  /** A registration token; needed the first time only. */
  readonly token?: string;
  readonly labels?: string;
  readonly capacity?: string;
  readonly home?: string;
  readonly root?: string;
}

const RUNNER = fileURLToPath(new URL("../../../../apps/runner/src/main.ts", import.meta.url));

/** Becomes a runner: the process is replaced, so that signals and memory are the runner's own. */
export function runner(options: RunnerOptions, environment: NodeJS.ProcessEnv = process.env): ExitCode {
  const variables = { ...environment, ...runnerVariables(options, environment) };
  // A runner stays small, so that starting processes stays quick.
  const args = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=2", RUNNER];
  // Its warning that it is experimental would be the first thing that people see.
  process.removeAllListeners("warning");
  process.execve?.(process.execPath, [process.execPath, ...args], variables);
  const { status } = spawnSync(process.execPath, args, { env: variables, stdio: "inherit" });
  return status === 0 ? EXIT.done : EXIT.notAccepted;
}

/** What the runner is told by its environment. What is not said here is left to the environment there is. */
export function runnerVariables({ url, token, labels, capacity, home, root }: RunnerOptions, environment: NodeJS.ProcessEnv): Record<string, string> {
  const server = url ?? environment["PLANLOOM_URL"];
  if (server === undefined) throw new CliError(EXIT.wrongInput, "--url must name the server the runner is to work for, such as https://planloom.example.com.");
  const folder = resolve(root ?? environment["PLANLOOM_RUNNER_ROOT"] ?? ".");
  const own = resolve(home ?? environment["PLANLOOM_RUNNER_HOME"] ?? join(folder, ".planloom", "runner"));
  return {
    PLANLOOM_URL: server,
    PLANLOOM_RUNNER_REGISTRATION: token ?? environment["PLANLOOM_RUNNER_REGISTRATION"] ?? "",
    PLANLOOM_RUNNER_ROOT: folder,
    PLANLOOM_RUNNER_HOME: own,
    NODE_COMPILE_CACHE: environment["NODE_COMPILE_CACHE"] ?? join(own, "compile-cache"),
    ...(labels === undefined ? {} : { PLANLOOM_RUNNER_LABELS: labels }),
    ...(capacity === undefined ? {} : { PLANLOOM_RUNNER_CAPACITY: capacity }),
  };
}
