import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const readySchema = z.object({ type: z.literal("ready"), url: z.string() });
const fileSchema = z.object({ token: z.string() });

export interface ForkedServer {
  readonly child: ChildProcess;
  readonly url: string;
  /** The owner's. */
  readonly token: string;
  /** Its exit code and the signal that ended it. */
  readonly gone: Promise<unknown[]>;
}

/** Starts a server as a process of its own, which may be killed. `failpoint`: where it dies by itself; nowhere if empty. */
export async function forkServer({ home, databaseUrl, failpoint = "" }: { readonly home: string; readonly databaseUrl: string; readonly failpoint?: string }): Promise<ForkedServer> {
  const child = fork(join(import.meta.dirname, "../main.ts"), {
    env: { ...process.env, NODE_ENV: "test", PLANLOOM_FAILPOINT: failpoint, PLANLOOM_HOME: home, PLANLOOM_PORT: "0", DATABASE_URL: databaseUrl, PLANLOOM_RUNNER_TOKEN_FILE: join(home, "runner-token") },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const gone = once(child, "exit");
  const [message] = await once(child, "message");
  const { url } = readySchema.parse(message);
  const { token } = fileSchema.parse(JSON.parse(await readFile(join(home, "server.json"), "utf8")));
  return { child, url, token, gone };
}
