import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { checkBackup } from "./read-backup.ts";
import { scheduledBackups } from "./scheduled-backups.ts";
import { writeBackup } from "./write-backup.ts";

const HOUR = 3_600_000;
const BEGIN = Date.parse("2026-03-01T10:00:00Z");
let server: TestServer;
let folder: string;
let now: number;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  now = BEGIN;
  folder = join(await mkdtemp(join(tmpdir(), "planloom-scheduled-")), "backups");
  return () => rm(join(folder, ".."), { recursive: true });
});

const whole = (into: Writable): Promise<unknown> => writeBackup({ db: server.db, home: server.home, files: false }, into);
const schedule = (write = whole, signal = new AbortController().signal) => {
  let changes = 0;
  const backups = scheduledBackups({ settings: { everyMs: HOUR, keep: 3, folder }, write, signal, now: () => now, onChange: () => void (changes += 1), logger: pino({ level: "silent" }) });
  return { ...backups, changes: () => changes };
};
const inFolder = async (): Promise<string[]> => (await readdir(folder).catch((): string[] => [])).toSorted();

describe("a server that makes backups by itself", () => {
  test.each([
    ["tells of the newest", async () => undefined, { lastAt: expect.any(Number), failure: null }, 0],
    ["tells people and the metrics that none could be made", () => writeFile(folder, "in the way"), { lastAt: null, failure: { at: expect.any(Number), message: expect.any(String) } }, 1],
  ])("%s", async (_what, prepare, state, failed) => {
    await prepare();
    const own = await startTestServer({ backups: { everyMs: HOUR, keep: 2, folder, files: true } });
    try {
      await vi.waitFor(async () => expect((await own.useCases.workspace.status()).backups).toEqual({ everyMs: HOUR, keep: 2, ...state }), { timeout: 20_000, interval: 50 });
      expect(await (await fetch(`${own.url}/api/metrics`)).text()).toContain(`planloom_backup_failed ${failed}\n`);
    } finally {
      await own.stop();
    }
  });
});

describe("backups on a schedule", () => {
  test("are made when they are due, whole and for their owner alone, and only the newest are kept", async () => {
    const backups = schedule();
    await mkdir(folder);
    await writeFile(join(folder, "planloom-notes.txt"), "of somebody");
    for (let hour = 0; hour < 5; hour += 1) {
      now = BEGIN + hour * HOUR;
      await backups.look();
      now += HOUR / 2;
      await backups.look();
    }
    const kept = ["12", "13", "14"].map((hour) => `planloom-2026-03-01T${hour}-00-00Z.tar.gz`);
    expect(await inFolder()).toEqual([...kept, "planloom-notes.txt"]);
    for (const name of kept) {
      expect((await checkBackup(join(folder, name))).format).toBe("planloom-backup");
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    expect(backups.state()).toEqual({ everyMs: HOUR, keep: 3, lastAt: BEGIN + 4 * HOUR, failure: null });
    expect(backups.changes()).toBe(5);
  });

  test("go on where the last start of the server, or another server, has left off", async () => {
    await schedule().look();
    const later = schedule();
    now = BEGIN + HOUR - 1;
    await later.look();
    expect(await inFolder()).toHaveLength(1);
    expect(later.state().lastAt).toBe(BEGIN);
    now = BEGIN + HOUR;
    await later.look();
    expect(await inFolder()).toHaveLength(2);
  });

  test("that fail leave what there is, are told of, and are tried again after a while", async () => {
    await schedule().look();
    let isBroken = true;
    const backups = schedule((into) => {
      if (!isBroken) return whole(into);
      into.write("half of it");
      return Promise.reject(new Error("the database went away"));
    });
    now = BEGIN + HOUR;
    await backups.look();
    expect(await inFolder()).toEqual(["planloom-2026-03-01T10-00-00Z.tar.gz"]);
    expect(backups.state()).toMatchObject({ lastAt: BEGIN, failure: { at: BEGIN + HOUR, message: `It could not be put into ${folder}: the database went away.` } });
    isBroken = false;
    now += 60_000;
    await backups.look();
    expect(backups.failures()).toBe(1);
    expect(backups.state().failure).not.toBeNull();
    now += 15 * 60_000;
    await backups.look();
    expect(backups.state()).toMatchObject({ lastAt: now, failure: null });
  });

  test("that failed on one server are told of no more once another server has made one", async () => {
    const failing = schedule(() => Promise.reject(new Error("the disk was not there")));
    await failing.look();
    expect(failing.state().failure).not.toBeNull();
    now += 15 * 60_000;
    await schedule().look();
    await failing.look();
    expect(failing.state()).toMatchObject({ lastAt: now, failure: null });
    expect(failing.changes()).toBe(2);
  });

  test("that are not whole when they are read again do not count, and no older one goes for them", async () => {
    const backups = schedule((into) => new Promise((resolve) => into.end("not a backup", () => resolve(null))));
    await backups.look();
    expect(await inFolder()).toEqual([]);
    expect(backups.state().failure?.message).toMatch(/no whole backup/);
  });

  test("that a killed server has left half written go after a day, and not before: another may be at work on one", async () => {
    await mkdir(folder);
    const left = join(folder, "planloom-2026-02-27T10-00-00Z.tar.gz.7.part");
    await writeFile(left, "half");
    now = (await stat(left)).mtimeMs + 23 * HOUR;
    await schedule().look();
    expect(await inFolder()).toHaveLength(2);
    now += 2 * HOUR;
    await schedule().look();
    expect((await inFolder()).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("that the folder does not take are told of", async () => {
    await writeFile(folder, "a file where the folder should be");
    const backups = schedule();
    await backups.look();
    expect(backups.state().failure?.message).toMatch(/ENOTDIR|EEXIST/);
  });

  test("are made again after the clock was set back", async () => {
    const backups = schedule();
    await backups.look();
    now = BEGIN - 48 * HOUR;
    await backups.look();
    expect(await inFolder()).toHaveLength(2);
  });

  test("under way end when the server stops, and leave nothing behind", async () => {
    const stopping = new AbortController();
    const backups = schedule((into) => {
      into.write("half of it");
      return new Promise((_resolve, reject) => {
        into.once("close", () => reject(new Error("whoever took the backup went away")));
        stopping.abort();
      });
    }, stopping.signal);
    await backups.look();
    expect(await inFolder()).toEqual([]);
    expect(backups.failures()).toBe(0);
  });
});
