import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../launch/free-port.ts";
import { openLedger } from "./effect-ledger.ts";
import type { Recovery } from "./evidence.ts";
import { inspectRuns } from "./inspect-runs.ts";
import { databaseUrl, postgresPid, runnerPart, serverPart } from "./parts.ts";
import { RecordedApi } from "./recorded-api.ts";
import { recordCalls } from "./recording-proxy.ts";
import type { Supervised } from "./supervised.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";
import type { Violation } from "./violation.ts";

/** A server with its own PostgreSQL and a runner, as processes that are started again when they die. */
export interface Stack {
  readonly home: string;
  readonly url: string;
  readonly server: Supervised;
  readonly runner: Supervised;
  readonly api: RecordedApi;
  /** What lies between the runner and the server. */
  readonly network: TcpProxy;
  /** The folder of the effect ledger. */
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
  /** How the processes of attempts are held together; the surest way when left out. */
  readonly killLevel?: string;
}

/** Starts one on a new data folder. */
export async function startStack({ lostAfterMs, capacity, killLevel }: StackOptions): Promise<Stack> {
  const home = proofHome();
  const ledger = join(home, "ledger");
  openLedger(ledger);
  const port = await portOfOwn();
  const tokenFile = join(home, "runner-token");
  const server = serverPart({ home, port, lostAfterMs, env: { PLANLOOM_RUNNER_TOKEN_FILE: tokenFile } });
  await server.startUntilReady();
  const network = await startTcpProxy(port);
  const proxy = await recordCalls(`http://127.0.0.1:${network.port}`, `127.0.0.1:${port}`);
  const runnerHome = join(home, "runner");
  const runner = runnerPart({ home: runnerHome, url: proxy.url, capacity, killLevel, token: { PLANLOOM_RUNNER_TOKEN_FILE: tokenFile, PLANLOOM_HOME: home } });
  runner.start();
  const api = new RecordedApi(home);
  return {
    home,
    url: `http://127.0.0.1:${port}`,
    server,
    runner,
    api,
    network,
    ledger,
    lostAfterMs,
    postgresPid: () => postgresPid(home),
    check: (runs, recoveries = []) =>
      inspectRuns({ runs, databaseUrl: databaseUrl(home), files: home, ledger, runnerHomes: [runnerHome], calls: [...api.calls, ...proxy.calls], recoveries }),
    async stop() {
      await runner.end("SIGKILL");
      await server.end("SIGINT");
      await proxy.stop();
      await network.stop();
      removeProofHome(home);
    },
  };
}

/** A new data folder. */
export const proofHome = (): string => mkdtempSync(join(tmpdir(), "planloom-proof-"));

/** Removes it, unless `PLANLOOM_PROOF_KEEP=1` asks to leave it for a look. */
export function removeProofHome(home: string): void {
  if (process.env["PLANLOOM_PROOF_KEEP"] !== "1") rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Below those that the system gives to outgoing connections, and for each process a range of its own. */
const FIRST_PORT = 10_000 + (process.pid % 100) * 200;
let given = 0;

/** A free port that neither this process nor one beside it is given again. */
export async function portOfOwn(): Promise<number> {
  const wanted = FIRST_PORT + (given % 20) * 10;
  given += 1;
  return await freePort(wanted);
}
