import { onTestFinished } from "vitest";
import type { WantedToken } from "../config.ts";
import type { KillLevel } from "../process-tree/containment.ts";
import { type StartedRunner, startRunner } from "../start-runner.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { TEST_TOKEN } from "./test-server.ts";
import { Watch } from "./watch.ts";

export interface TestRunnerOptions {
  readonly url: string;
  readonly home?: string;
  readonly root?: string;
  readonly token?: WantedToken;
  readonly capacity?: number;
  readonly keepDays?: number;
  readonly keepFailedDays?: number;
  readonly graceMs?: number;
  readonly killLevel?: KillLevel;
  readonly inherited?: NodeJS.ProcessEnv;
}

export interface TestRunner extends StartedRunner {
  readonly home: string;
  readonly root: string;
  /** Resolves once it has said something with this text about itself. */
  says(text: string): Promise<void>;
}

/** Starts a real runner in this process, in folders of its own, that ends with the test. */
export async function startTestRunner(options: TestRunnerOptions): Promise<TestRunner> {
  const { url, home = temporaryFolder(), root = temporaryFolder(), capacity = 4, keepDays = 30, keepFailedDays = 90, graceMs = 200, killLevel = "namespace", inherited = process.env } = options;
  const lines: string[] = [];
  const watch = new Watch();
  const journal = (message: string): void => {
    lines.push(message);
    watch.notify();
  };
  const token = options.token ?? { kind: "given", token: TEST_TOKEN };
  const runner = await startRunner({ config: { url, token, root, home, serverHome: null, labels: [], capacity, keepDays, keepFailedDays, drainSeconds: null, killLevel }, inherited, version: "test", graceMs, journal });
  onTestFinished(() => runner.stop());
  return { ...runner, home, root, says: (text) => watch.until(() => lines.some((line) => line.includes(text))) };
}
