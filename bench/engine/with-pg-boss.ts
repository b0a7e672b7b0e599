import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@planloom/db";
import { PgBoss } from "pg-boss";

interface Shape {
  readonly fanout: number;
  readonly chain: number;
  readonly slots: number;
}

/**
 * The same work as jobs of plain pg-boss, as well as it can: a loop that fetches, spawns and completes; each job of
 * the chain sends the next. It knows no locks, no leases, no logs and no events.
 */
export async function withPgBoss({ fanout, chain, slots }: Shape): Promise<{ readonly fanoutMs: number; readonly hopsMs: readonly number[] }> {
  const home = mkdtempSync(join(tmpdir(), "planloom-boss-"));
  chmodSync(home, 0o711);
  const postgres = await startPostgres({ home, onLog: () => undefined });
  const boss = new PgBoss({ connectionString: postgres.url });
  boss.on("error", () => undefined);
  try {
    await boss.start();
    await boss.createQueue("wide");
    await boss.createQueue("long");
    await boss.insert("wide", Array.from({ length: fanout }, () => ({ data: {} })));
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: slots }, () => drain(boss, "wide")));
    const fanoutMs = performance.now() - startedAt;
    return { fanoutMs, hopsMs: await hops(boss, chain) };
  } finally {
    await boss.stop({ graceful: false });
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function drain(boss: PgBoss, queue: string): Promise<void> {
  for (;;) {
    const [job] = await boss.fetch(queue);
    if (job === undefined) return;
    await shell();
    await boss.complete(queue, job.id);
  }
}

async function hops(boss: PgBoss, count: number): Promise<number[]> {
  const ends: number[] = [];
  await boss.send("long", {});
  while (ends.length < count) {
    const [job] = await boss.fetch("long");
    if (job === undefined) continue;
    await shell();
    await boss.complete("long", job.id);
    ends.push(performance.now());
    await boss.send("long", {});
  }
  return ends.slice(1).map((end, index) => end - (ends[index] ?? 0));
}

async function shell(): Promise<void> {
  await once(spawn("sh", ["-c", "true"], { stdio: ["ignore", "pipe", "pipe"] }), "close");
}
