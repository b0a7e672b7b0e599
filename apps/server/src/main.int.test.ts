import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@planloom/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

let database: TestDatabase;
let home: string;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), "planloom-main-"));
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

const readySchema = z.object({ type: z.literal("ready"), url: z.string(), link: z.string() });
const fileSchema = z.object({ url: z.string(), token: z.string(), pid: z.number() });

async function start() {
  const runnerToken = join(home, "runner-token");
  const child = fork(join(import.meta.dirname, "main.ts"), {
    env: { ...process.env, PLANLOOM_HOME: home, PLANLOOM_PORT: "0", DATABASE_URL: database.url, PLANLOOM_RUNNER_TOKEN_FILE: runnerToken },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [message] = await once(child, "message");
  const path = join(home, "server.json");
  return { child, ready: readySchema.parse(message), file: fileSchema.parse(JSON.parse(await readFile(path, "utf8"))), runner: await readFile(runnerToken, "utf8"), mode: (await stat(path)).mode & 0o777 };
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token.trim()}` } });

test("the process says where it is, keeps its tokens over a restart, stops in order with streams open, and clears away what was arriving when it was killed", async () => {
  const first = await start();
  expect(first.ready.link.startsWith(`${first.ready.url}/sign-in#`)).toBe(true);
  expect([first.file.url, first.file.pid, first.mode]).toEqual([first.ready.url, first.child.pid, 0o600]);
  // A database that is slow for a moment makes it say no for that long.
  await expect.poll(async () => (await fetch(`${first.ready.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);

  const stream = await fetch(`${first.ready.url}/api/trpc/run.feed`, bearer(first.file.token));
  const events = stream.text();
  const poll = fetch(`${first.ready.url}/api/trpc/runner.poll`, {
    method: "POST",
    headers: { ...bearer(first.runner).headers, "content-type": "application/json" },
    body: JSON.stringify({ free: 1, waitMs: 30_000 }),
  }).then((response) => response.status, () => "not begun");
  const exited = once(first.child, "exit");
  first.child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
  // Told to come back, not that it is over.
  expect(await events).toMatch(/"code":"SERVICE_UNAVAILABLE"/);
  // Answered with nothing, unless the signal was faster than the question; in neither case does it hold up the end.
  expect([200, "not begun"]).toContain(await poll);

  const arriving = join(home, "arriving");
  await mkdir(arriving);
  await writeFile(join(arriving, "half-a-file"), "");
  const second = await start();
  await expect(stat(arriving)).rejects.toThrow("ENOENT");
  expect([second.file.token, second.runner]).toEqual([first.file.token, first.runner]);
  const goneAway = once(second.child, "exit");
  second.child.disconnect();
  expect(await goneAway).toEqual([0, null]);
});
