import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCluster } from "../postgres/cluster.ts";
import { isAlive } from "../postgres/is-alive.ts";
import { findLeftOver } from "../postgres/left-over.ts";
import { dataFolder } from "../postgres/data-folder.ts";
import { superviseCluster } from "../postgres/supervise-cluster.ts";

/** A PostgreSQL for tests. Its data is gone when it is stopped. */
export interface TestPostgres {
  /** Of an empty database; others can be made beside it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Twice as fast, and lost with the power; nobody needs the data of a test. */
const FAST_AND_UNSAFE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

const PREFIX = "planloom-test-postgres-";

/** Starts a PostgreSQL in a new folder under the system's temporary one; about 1 s. Works as root too. */
export async function startTestPostgres(): Promise<TestPostgres> {
  sweepAbandoned();
  const home = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const running = await superviseCluster(await openCluster(home, { settings: FAST_AND_UNSAFE, sync: false, ballast: false }), () => undefined);
  return {
    url: running.url,
    async stop() {
      await running.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Ends and removes what test runs that were killed have left. */
function sweepAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX) || isAlive(Number.parseInt(name.slice(PREFIX.length), 10))) continue;
    const home = join(tmpdir(), name);
    const leftOver = findLeftOver(dataFolder(home).path);
    if (leftOver !== null) process.kill(leftOver.pid, "SIGQUIT");
    rmSync(home, { recursive: true, force: true });
  }
}
