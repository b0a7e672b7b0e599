import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./temporary-folder.ts";
import { startTestServer, TEST_TOKEN, type TestServer } from "./test-server.ts";

export const RUNNER_MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

/** A server, and the folders of a runner that is a process of its own. */
export interface Place {
  readonly server: TestServer;
  readonly home: string;
  readonly root: string;
}

export async function makePlace(): Promise<Place> {
  return { server: await startTestServer(), home: temporaryFolder(), root: temporaryFolder() };
}

/** Starts the runner as a process of its own, as the launcher does; it is killed at the end of the test. */
export function spawnRunner({ server, home, root }: Place, variables: Readonly<Record<string, string>> = {}): ChildProcess {
  const child = spawn(process.execPath, ["--max-semi-space-size=2", RUNNER_MAIN], {
    env: { PATH: process.env.PATH, PLANLOOM_URL: server.url, PLANLOOM_RUNNER_TOKEN: TEST_TOKEN, PLANLOOM_RUNNER_HOME: home, PLANLOOM_RUNNER_ROOT: root, ...variables },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

/** The exit code of a child, once it has ended; `null` where a signal ended it. */
export const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));
