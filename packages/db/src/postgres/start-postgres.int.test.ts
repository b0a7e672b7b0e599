import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { connect } from "../session/connect.ts";
import { clientOf } from "../session/database.ts";
import { accountFor } from "./account.ts";
import { findLeftOver } from "./left-over.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { startPostgres } from "./start-postgres.ts";
import type { RunningPostgres } from "./supervise-cluster.ts";

/** One home for the tests that need data in it: each start of an existing one takes 0.1 s, a new one 1.4 s. */
let home: string;
beforeAll(async () => {
  home = newHome();
  const first = await startPostgres({ home });
  await execute(first, "CREATE TABLE kept (value int)");
  await first.stop();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const newHome = (): string => mkdtempSync(join(tmpdir(), "planloom-supervisor-"));

function emptyHome(): string {
  const folder = newHome();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(folder = home): Promise<RunningPostgres> {
  const running = await startPostgres({ home: folder });
  onTestFinished(() => running.stop());
  return running;
}

async function execute(running: RunningPostgres, sql: string): Promise<number> {
  const db = await connect(running.url);
  try {
    return await clientOf(db).$executeRawUnsafe(sql);
  } finally {
    await db.close();
  }
}

const restarted = (running: RunningPostgres): Promise<void> => new Promise((resolve) => running.onRestart(resolve));

/** A process of its own that starts PostgreSQL and then prints its URL. */
function starterOf(folder: string): ChildProcessByStdio<null, Readable, null> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(new URL("./start-postgres.ts", import.meta.url).href)});
    console.log((await startPostgres({ home: process.argv[1] })).url);`;
  return spawn(process.execPath, ["--input-type=module", "-e", script, folder], { stdio: ["ignore", "pipe", "inherit"] });
}

async function kill(starter: ChildProcessByStdio<null, Readable, null>): Promise<void> {
  starter.kill("SIGKILL");
  await once(starter, "exit");
}

/** Starts PostgreSQL from a process of its own, and kills that process once PostgreSQL answers. Returns the URL. */
async function startAndKillStarter(): Promise<string> {
  const starter = starterOf(home);
  const [line]: string[] = await once(createInterface({ input: starter.stdout }), "line");
  await kill(starter);
  return line ?? "";
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}

describe("a first start", () => {
  test("keeps a random password that only the owner can read, and lets nobody in without it", async () => {
    const running = await start();
    expect(statSync(join(home, "postgres-password")).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, "postgres")).mode & 0o777).toBe(0o700);
    const url = new URL(running.url);
    expect(url.hostname).toBe("127.0.0.1");
    expect(url.password).toMatch(/^[0-9a-f]{48}$/);
    url.password = "guess";
    await expect(connect(url.href)).rejects.toThrow(/authentication failed/i);
  });

  test("that was killed in the middle of making the data folder is begun anew", async () => {
    const folder = emptyHome();
    const starter = starterOf(folder);
    await until(() => existsSync(join(folder, `postgres.new-${starter.pid}`, "PG_VERSION")));
    await kill(starter);
    expect(existsSync(join(folder, "postgres"))).toBe(false);
    const running = await start(folder);
    await execute(running, "CREATE TABLE made (a int)");
    await running.stop();
    await start(folder);
    expect(readdirSync(folder).filter((name) => name.includes(".new-"))).toEqual([]);
  });
});

describe("a start on data that is there", () => {
  test("finds what was saved", async () => {
    const running = await start();
    expect(running.adopted).toBe(false);
    await expect(execute(running, "SELECT * FROM kept")).resolves.toBeTypeOf("number");
  });

  test("refuses data of another major version, says what to do, and changes nothing", async () => {
    const version = join(home, "postgres/PG_VERSION");
    const aside = join(home, "PG_VERSION.aside");
    renameSync(version, aside);
    writeFileSync(version, "12\n");
    onTestFinished(() => renameSync(aside, version));
    await expect(startPostgres({ home })).rejects.toThrow(/written by PostgreSQL 12.*PLANLOOM_HOME/s);
    expect(existsSync(join(home, "postgres/global/pg_control"))).toBe(true);
  });

  test("refuses a folder that holds something else, and leaves it alone", async () => {
    const folder = emptyHome();
    writeFileSync(join(folder, "postgres-password"), "x");
    mkdirSync(join(folder, "postgres"));
    writeFileSync(join(folder, "postgres/letter.txt"), "dear");
    await expect(startPostgres({ home: folder })).rejects.toThrow(PostgresStartError);
    expect(readdirSync(join(folder, "postgres"))).toEqual(["letter.txt"]);
  });

  test("says so when the password was lost", async () => {
    const aside = join(home, "password.aside");
    renameSync(join(home, "postgres-password"), aside);
    onTestFinished(() => renameSync(aside, join(home, "postgres-password")));
    await expect(startPostgres({ home })).rejects.toThrow(/postgres-password is missing/);
  });

  test("says so when the password is another one, and leaves nothing running", async () => {
    const aside = join(home, "password.aside");
    renameSync(join(home, "postgres-password"), aside);
    onTestFinished(() => renameSync(aside, join(home, "postgres-password")));
    writeFileSync(join(home, "postgres-password"), "wrong");
    await expect(startPostgres({ home })).rejects.toThrow(/refuses the password/);
    expect(findLeftOver(join(home, "postgres"))).toBeNull();
  });
});

describe("after a kill", () => {
  test("of PostgreSQL it is back by itself on the same port with all that was committed, time after time", async () => {
    const running = await start();
    const db = await connect(running.url);
    onTestFinished(() => db.close());
    await clientOf(db).$executeRaw`TRUNCATE kept`;
    for (const round of [1, 2, 3]) {
      await clientOf(db).$executeRaw`INSERT INTO kept VALUES (${round})`;
      const back = restarted(running);
      process.kill(running.pid, "SIGKILL");
      await back;
      expect(running.restarts).toBe(round);
      const rows = await clientOf(db).$queryRaw<{ value: number }[]>`SELECT value FROM kept ORDER BY value`;
      expect(rows).toHaveLength(round);
    }
  });

  test("of the process that started it, the next start goes on with the one that still runs, and watches it", async () => {
    const url = await startAndKillStarter();
    const running = await start();
    expect(running.adopted).toBe(true);
    expect(running.url).toBe(url);
    const back = restarted(running);
    process.kill(running.pid, "SIGKILL");
    await back;
    expect(running.url).toBe(url);
    await expect(execute(running, "SELECT 1")).resolves.toBe(1);
  });

  test("of both at once, the next start starts anew", async () => {
    const url = await startAndKillStarter();
    const leftOver = findLeftOver(join(home, "postgres"));
    process.kill(leftOver?.pid ?? 0, "SIGKILL");
    const running = await start();
    expect(running.adopted).toBe(false);
    expect(running.url).not.toBe(url);
    await expect(execute(running, "SELECT 1")).resolves.toBe(1);
  });
});

describe("stop", () => {
  test("ends it, whoever is still connected, and may be called twice", async () => {
    const running = await startPostgres({ home });
    const db = await connect(running.url);
    await db.ping();
    await Promise.all([running.stop(), running.stop()]);
    expect(findLeftOver(join(home, "postgres"))).toBeNull();
    await expect(db.ping()).rejects.toBeInstanceOf(Error);
    await db.close();
  });

  test("in the middle of a restart leaves nothing running", async () => {
    const running = await startPostgres({ home });
    process.kill(running.pid, "SIGKILL");
    await running.stop();
    expect(findLeftOver(join(home, "postgres"))).toBeNull();
  });
});

test.runIf(process.getuid?.() === 0)("as root, PostgreSQL runs as another user, below folders that are closed to that user too", async () => {
  const folder = emptyHome();
  const closed = join(folder, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const running = await start(join(closed, "home"));
  const account = accountFor(join(folder, "nothing"));
  expect(statSync(`/proc/${running.pid}`).uid).toBe(account?.uid);
  expect(statSync(closed).mode & 0o777).toBe(0o700);
  await running.stop();
  const again = await start(join(closed, "home"));
  await expect(execute(again, "SELECT 1")).resolves.toBe(1);
  await again.stop();
  rmSync(dirname(realpathSync(join(closed, "home/postgres"))), { recursive: true });
});
