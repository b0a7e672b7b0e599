import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@planloom/db";
import { freePort } from "../launch/free-port.ts";
import { checkEvidence } from "./check-evidence.ts";
import { collectRun } from "./collect-evidence.ts";
import { openLedger, readLedger } from "./effect-ledger.ts";
import type { Evidence, Recovery } from "./evidence.ts";
import { leftovers } from "./leftovers.ts";
import { RecordedApi } from "./recorded-api.ts";
import { type RecordingProxy, recordCalls } from "./recording-proxy.ts";
import { Supervised } from "./supervised.ts";
import type { Violation } from "./violation.ts";

/** A server with its own PostgreSQL and a runner, as processes that are started again when they die. */
export interface Stack {
  readonly home: string;
  readonly server: Supervised;
  readonly runner: Supervised;
  readonly api: RecordedApi;
  /** The folder of the effect ledger, which is what `LEDGER` has to say in a plan's environment. */
  readonly ledger: string;
  readonly lostAfterMs: number;
  postgresPid(): number;
  /** Holds everything that is known of these runs against the invariants. Whatever was left behind gets a moment to go. */
  check(runs: readonly string[], recoveries?: readonly Recovery[]): Promise<Violation[]>;
  stop(): Promise<void>;
}

interface StackOptions {
  readonly lostAfterMs: number;
  readonly capacity: number;
  /** Leads the runner to the server another way: given its address, returns where the runner is to look. */
  readonly through?: (url: string) => Promise<string>;
}

/** What has ended may take so long to be gone. */
const SETTLE_MS = 5_000;

/** Starts one on a new data folder. */
export async function startStack({ lostAfterMs, capacity, through = async (url) => url }: StackOptions): Promise<Stack> {
  const home = mkdtempSync(join(tmpdir(), "planloom-proof-"));
  const ledger = join(home, "ledger");
  openLedger(ledger);
  const port = await freePort(21_000 + (process.pid % 400) * 100);
  const tokenFile = join(home, "runner-token");
  const server = new Supervised({
    args: ["apps/server/src/main.ts"],
    log: join(home, "server.log"),
    env: { PLANLOOM_HOME: home, PLANLOOM_PORT: String(port), PLANLOOM_RUNNER_TOKEN_FILE: tokenFile, PLANLOOM_LOST_AFTER_SECONDS: String(lostAfterMs / 1_000) },
  });
  await server.startUntilReady();
  const proxy: RecordingProxy = await recordCalls(await through(`http://127.0.0.1:${port}`));
  const runnerHome = join(home, "runner");
  mkdirSync(runnerHome);
  const runner = new Supervised({
    args: ["--max-semi-space-size=2", "apps/runner/src/main.ts"],
    log: join(home, "runner.log"),
    env: { PLANLOOM_HOME: home, PLANLOOM_URL: proxy.url, PLANLOOM_RUNNER_TOKEN_FILE: tokenFile, PLANLOOM_RUNNER_HOME: runnerHome, PLANLOOM_RUNNER_ROOT: runnerHome, PLANLOOM_RUNNER_CAPACITY: String(capacity) },
  });
  runner.start();
  const api = new RecordedApi(home);
  return {
    home,
    server,
    runner,
    api,
    ledger,
    lostAfterMs,
    postgresPid: () => Number(postmasterLines(home)[0]),
    async check(runs, recoveries = []) {
      const left = await leftAfter(() => leftovers({ marker: `LEDGER=${ledger}`, runnerHomes: [runnerHome] }));
      const db = await connect(databaseUrl(home), { connections: 1 });
      try {
        const evidence: Evidence = {
          ledger: readLedger(ledger),
          runs: await Promise.all(runs.map((run) => collectRun(db, { run, files: home }))),
          calls: [...api.calls, ...proxy.calls],
          recoveries,
          leftovers: left,
        };
        return checkEvidence({ ...evidence, calls: evidence.calls.filter((call) => call.procedure !== "run.start" || runs.some((run) => JSON.stringify(call).includes(run))) });
      } finally {
        await db.close();
      }
    },
    async stop() {
      await runner.end("SIGKILL");
      await server.end("SIGINT");
      await proxy.stop();
      if (process.env["PLANLOOM_PROOF_KEEP"] !== "1") rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function leftAfter(look: () => string[]): Promise<string[]> {
  for (const deadline = performance.now() + SETTLE_MS; performance.now() < deadline; ) {
    if (look().length === 0) return [];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return look();
}

/** Where the server's own PostgreSQL can be reached, as long as it runs. */
function databaseUrl(home: string): string {
  return `postgresql://planloom:${readFileSync(join(home, "postgres-password"), "utf8").trim()}@127.0.0.1:${postmasterLines(home)[3]}/planloom`;
}

const postmasterLines = (home: string): string[] => readFileSync(join(home, "postgres", "postmaster.pid"), "utf8").split("\n");
