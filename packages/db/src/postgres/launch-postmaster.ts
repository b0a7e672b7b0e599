import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { ballastFor } from "./ballast.ts";
import { program } from "./binaries.ts";
import { clusterUrl } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { freePort } from "./free-port.ts";
import type { Postmaster } from "./postmaster.ts";
import { shutDown } from "./postmaster.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { probe } from "./probe.ts";

/** Children of a killed PostgreSQL hold its shared memory for about a second, in which the next one refuses to start. */
const TRY_FOR_MS = 15_000;
/** Replaying the log after a crash takes a second per 100 MB or so; while it does, PostgreSQL lives and does not answer. */
const READY_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 50;
const SETTLE_MS = 1_000;
const KEEP_LOG_BYTES = 5_000_000;

export interface LaunchOptions {
  /** `null` takes any that is free. */
  readonly port: number | null;
  /** Gives up when aborted. */
  readonly signal: AbortSignal;
  /** Told one line at a time what people should know. */
  readonly onLog: (line: string) => void;
}

/**
 * Starts PostgreSQL and waits until it answers; tries again for 15 s, then throws a `PostgresStartError`. On a full
 * disk the ballast makes room for it.
 */
export async function launchPostmaster(cluster: Cluster, { port, signal, onLog }: LaunchOptions): Promise<Postmaster> {
  startNewLog(cluster.logFile);
  const deadline = performance.now() + TRY_FOR_MS;
  for (;;) {
    const postmaster = spawnPostmaster(cluster, port ?? (await freePort()));
    if (await isReady(cluster, postmaster, signal)) return postmaster;
    signal.throwIfAborted();
    if (ballastFor(cluster.data).dropIfFull()) {
      onLog("The disk is full, and PostgreSQL cannot start. The 64 MiB that were kept for this were given back to it; make room now.");
      continue;
    }
    if (performance.now() > deadline) throw new PostgresStartError(`PostgreSQL does not start. The end of ${cluster.logFile}:\n${lastLines(cluster.logFile)}`);
    await delay(LOOK_EVERY_MS * 5, undefined, { signal });
  }
}

function spawnPostmaster({ binaries, data, account, logFile, settings }: Cluster, port: number): Postmaster {
  const log = openSync(logFile, "a", 0o600);
  const given = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings };
  const args = ["-D", data, "-p", String(port), ...Object.entries(given).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  // In a process group of its own: Ctrl-C in a terminal must reach the server first, which then ends PostgreSQL.
  const child = spawn(program(binaries, "postgres"), args, { cwd: "/", detached: true, stdio: ["ignore", log, log], ...account });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  return { pid: child.pid ?? 0, port, ended };
}

/** `false` when it ended before it answered. One that must not go on is ended. */
async function isReady(cluster: Cluster, postmaster: Postmaster, signal: AbortSignal): Promise<boolean> {
  const process = { alive: postmaster.pid > 0 };
  const ended = postmaster.ended.then(() => (process.alive = false));
  const deadline = performance.now() + READY_WITHIN_MS;
  while (process.alive) {
    const result = await probe(clusterUrl(cluster, postmaster.port, "postgres"));
    if (result === "ready" && process.alive) return true;
    // It may be another program's PostgreSQL that has taken the port; then ours ends in a moment.
    if (result === "refused" && (await Promise.race([ended, delay(SETTLE_MS, true)]))) {
      await shutDown(postmaster);
      throw new PostgresStartError(
        `PostgreSQL on ${cluster.data} refuses the password of this folder. Put the file postgres-password back that belongs to this data.`,
      );
    }
    if (process.alive && (signal.aborted || performance.now() > deadline)) {
      await shutDown(postmaster);
      return false;
    }
    await Promise.race([ended, delay(LOOK_EVERY_MS)]);
  }
  return false;
}

function startNewLog(file: string): void {
  if (existsSync(file) && statSync(file).size > KEEP_LOG_BYTES) renameSync(file, `${file}.1`);
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(-8).join("\n") : "(empty)";
}
