import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { startTestServer, TEST_TOKEN } from "../testing/test-server.ts";

test("a registration token is exchanged once for a token that only the runner's user can read", async () => {
  const server = await startTestServer();
  server.registrations.add("once");
  const runner = await startTestRunner({ url: server.url, token: { kind: "registration", registration: "once" } });
  await server.until(() => server.heartbeats.length > 0);
  const path = join(runner.home, "token");
  expect(readFileSync(path, "utf8")).toBe(`${TEST_TOKEN}\n`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await runner.stop();
  // The same command again, and one without the token.
  for (const registration of ["once", null]) {
    const { length } = server.hellos;
    const again = await startTestRunner({ url: server.url, home: runner.home, token: { kind: "registration", registration } });
    await server.until(() => server.hellos.length > length);
    await again.stop();
  }
});

test("another registration token makes another runner of it", async () => {
  const server = await startTestServer();
  server.registrations.add("first").add("second");
  const runner = await startTestRunner({ url: server.url, token: { kind: "registration", registration: "first" } });
  await runner.stop();
  await (await startTestRunner({ url: server.url, home: runner.home, token: { kind: "registration", registration: "second" } })).stop();
  expect([...server.registrations]).toEqual([]);
});

test("a registration token that was used, and none at all, are said at once", async () => {
  const server = await startTestServer();
  await expect(startTestRunner({ url: server.url, token: { kind: "registration", registration: "used" } })).rejects.toThrow("used already");
  await expect(startTestRunner({ url: server.url, token: { kind: "registration", registration: null } })).rejects.toThrow("no token yet");
});

test("a server that is away is waited for", async () => {
  const server = await startTestServer();
  server.registrations.add("once");
  server.isAway = true;
  const starting = startTestRunner({ url: server.url, token: { kind: "registration", registration: "once" } });
  await server.until(() => server.refused > 0);
  server.isAway = false;
  const runner = await starting;
  expect(readFileSync(join(runner.home, "token"), "utf8")).toBe(`${TEST_TOKEN}\n`);
});

test("a new token is kept before it is used", async () => {
  const server = await startTestServer();
  server.registrations.add("once");
  server.nextToken = "the-next-token";
  const runner = await startTestRunner({ url: server.url, token: { kind: "registration", registration: "once" } });
  await server.until(() => server.heartbeats.length > 0);
  expect(server.hellos[0]).toMatchObject({ rotates: true });
  expect(readFileSync(join(runner.home, "token"), "utf8")).toBe("the-next-token\n");
});
