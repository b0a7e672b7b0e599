import { setTimeout as delay } from "node:timers/promises";
import { clusterUrl } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { findLeftOver, isPostmaster } from "./left-over.ts";
import type { LeftOver } from "./left-over.ts";
import type { Postmaster } from "./postmaster.ts";
import { shutDown } from "./postmaster.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { probe } from "./probe.ts";

const ANSWER_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 250;

/**
 * Takes over the PostgreSQL that a killed process left running on the data, `null` if there is none. One that does not
 * answer is shut down instead; throws a `PostgresStartError` if it will not end.
 */
export async function adoptLeftOver(cluster: Cluster, onLog: (line: string) => void): Promise<Postmaster | null> {
  const leftOver = findLeftOver(cluster.data);
  if (leftOver === null) return null;
  const postmaster = { ...leftOver, ended: endOf(leftOver, cluster.data) };
  if (await answers(cluster, leftOver)) {
    onLog(`Found PostgreSQL running on port ${leftOver.port} (process ${leftOver.pid}); going on with it.`);
    return postmaster;
  }
  onLog(`Found a PostgreSQL (process ${leftOver.pid}) that does not answer; shutting it down.`);
  if (await shutDown(postmaster)) return null;
  throw new PostgresStartError(
    `A PostgreSQL (process ${leftOver.pid}) works on ${cluster.data}, does not answer and does not end. ` +
      `End it (kill -QUIT ${leftOver.pid}), then start again.`,
  );
}

async function answers(cluster: Cluster, { pid, port }: LeftOver): Promise<boolean> {
  const deadline = performance.now() + ANSWER_WITHIN_MS;
  while (performance.now() < deadline && isPostmaster(pid, cluster.data)) {
    const result = await probe(clusterUrl(cluster, port, "postgres"));
    if (result !== "not-yet") return result === "ready";
    await delay(LOOK_EVERY_MS);
  }
  return false;
}

/** The end of a process that is no child of ours cannot be waited for, so it is looked at four times a second. */
function endOf({ pid }: LeftOver, data: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isPostmaster(pid, data)) return;
      clearInterval(timer);
      resolve();
    }, LOOK_EVERY_MS);
  });
}
