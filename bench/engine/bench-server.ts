import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Api } from "../../scripts/testing/api.ts";
import { root } from "../../scripts/launch/root.ts";
import { databaseUrl } from "../../scripts/proof/parts.ts";
import { processorMs } from "./processor-time.ts";

/** A server with its own PostgreSQL, as processes of their own on a new data folder; its logs lie there. */
export interface BenchServer {
  readonly home: string;
  readonly url: string;
  readonly api: Api;
  /** Starts a runner process that takes so many attempts at once; at this server unless told otherwise. */
  startRunner(options: { readonly capacity: number; readonly at?: string }): ChildProcess;
  /** Ends all runners; one promise for each. */
  stopRunners(): Promise<void>[];
  /** Starts another server on the same database, and resolves with where it is reached. */
  startBeside(): Promise<string>;
  /** Processor time used so far, ms: by the server, by the database, and by the runners with all they have started. */
  processorMs(): { readonly server: number; readonly database: number; readonly runners: number };
  /** Resident memory of the server process, MiB. */
  memoryMiB(): number;
  /** Ends everything and removes the data folder. */
  stop(): Promise<void>;
}

/** Starts one, as `npm start` does, but without the web part. */
export async function startBenchServer(): Promise<BenchServer> {
  const home = mkdtempSync(join(tmpdir(), "planloom-bench-"));
  const tokenFile = join(home, "runner-token");
  const server = startServer({ home, name: "server", env: { PLANLOOM_HOME: home, PLANLOOM_RUNNER_TOKEN_FILE: tokenFile } });
  const url = await urlOf(server);
  const runners: ChildProcess[] = [];
  const beside: ChildProcess[] = [];
  return {
    home,
    url,
    api: new Api(home),
    startRunner({ capacity, at = url }) {
      const folder = join(home, `runner-${runners.length + 1}`);
      mkdirSync(folder);
      const env = { PLANLOOM_HOME: home, PLANLOOM_URL: at, PLANLOOM_RUNNER_TOKEN_FILE: tokenFile, PLANLOOM_RUNNER_HOME: folder, PLANLOOM_RUNNER_ROOT: folder, PLANLOOM_RUNNER_CAPACITY: String(capacity) };
      const runner = startNode(["--max-semi-space-size=2", "apps/runner/src/main.ts"], { home, name: `runner-${runners.length + 1}`, env });
      runners.push(runner);
      return runner;
    },
    stopRunners: () => runners.map(end),
    async startBeside() {
      const env = { PLANLOOM_HOME: join(home, "beside"), PLANLOOM_FILES: home, DATABASE_URL: databaseUrl(home) };
      const another = startServer({ home, name: "beside", env });
      beside.push(another);
      return await urlOf(another);
    },
    processorMs() {
      const database = processorMs(Number.parseInt(readFileSync(join(home, "postgres", "postmaster.pid"), "utf8"), 10));
      return { server: processorMs(server.pid ?? 0) - database, database, runners: runners.reduce((sum, { pid = 0 }) => sum + processorMs(pid), 0) };
    },
    memoryMiB: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1] ?? 0) / 1_024,
    async stop() {
      for (const part of [...runners, ...beside, server]) await end(part);
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

const startServer = ({ env, ...part }: Parameters<typeof startNode>[1]): ChildProcess => startNode(["apps/server/src/main.ts"], { ...part, env: { PLANLOOM_PORT: "0", NODE_ENV: "production", ...env } });

/** Where a server is reached, once it answers. */
function urlOf(server: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  server.on("message", (message: { readonly type?: string; readonly url?: string }) => message.type === "ready" && resolve(message.url ?? ""));
  server.once("exit", (code) => reject(new Error(`A server ended with ${code}; its log lies in the data folder`)));
  return promise;
}

function startNode(args: readonly string[], { home, name, env }: { home: string; name: string; env: Readonly<Record<string, string>> }): ChildProcess {
  const log = openSync(join(home, `${name}.log`), "a", 0o600);
  const { DATABASE_URL: _unused, ...inherited } = process.env;
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], { cwd: root, env: { ...inherited, ...env }, stdio: ["ignore", log, log, "ipc"] });
}

async function end(part: ChildProcess): Promise<void> {
  if (part.exitCode !== null || part.signalCode !== null) return;
  const exited = once(part, "exit");
  part.kill("SIGINT");
  await exited;
}
