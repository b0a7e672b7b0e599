import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Supervised } from "./supervised.ts";

interface ServerOptions {
  readonly home: string;
  readonly port: number;
  readonly lostAfterMs: number;
  /** Besides what every server is told. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A server on a data folder; its log lies there. Not started yet. */
export function serverPart({ home, port, lostAfterMs, env = {} }: ServerOptions): Supervised {
  mkdirSync(home, { recursive: true });
  return new Supervised({
    args: ["apps/server/src/main.ts"],
    log: join(home, "server.log"),
    env: { PLANLOOM_HOME: home, PLANLOOM_PORT: String(port), PLANLOOM_LOST_AFTER_SECONDS: String(lostAfterMs / 1_000), ...env },
  });
}

interface RunnerOptions {
  /** Its own folder; its log lies beside it. */
  readonly home: string;
  readonly url: string;
  readonly capacity: number;
  readonly killLevel?: string | undefined;
  /** Where it has its token from, as variables. */
  readonly token: Readonly<Record<string, string>>;
}

/** A runner. Not started yet. */
export function runnerPart({ home, url, capacity, killLevel = "", token }: RunnerOptions): Supervised {
  mkdirSync(home, { recursive: true });
  return new Supervised({
    args: ["--max-semi-space-size=2", "apps/runner/src/main.ts"],
    log: `${home}.log`,
    env: { PLANLOOM_URL: url, PLANLOOM_RUNNER_HOME: home, PLANLOOM_RUNNER_ROOT: home, PLANLOOM_RUNNER_CAPACITY: String(capacity), PLANLOOM_RUNNER_KILL_LEVEL: killLevel, ...token },
  });
}

/** Where the PostgreSQL that a server started on its data folder can be reached, as long as it runs. */
export function databaseUrl(home: string): string {
  return `postgresql://planloom:${readFileSync(join(home, "postgres-password"), "utf8").trim()}@127.0.0.1:${postmasterLines(home)[3]}/planloom`;
}

/** Its process. */
export const postgresPid = (home: string): number => Number(postmasterLines(home)[0]);

const postmasterLines = (home: string): string[] => readFileSync(join(home, "postgres", "postmaster.pid"), "utf8").split("\n");
