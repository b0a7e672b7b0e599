import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeOrder } from "../testing/make-order.ts";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { startTestServer, TEST_TOKEN } from "../testing/test-server.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

test("hello says who is there before anything else", async () => {
  const server = await startTestServer();
  await startTestRunner({ url: server.url, capacity: 7, killLevel: "group" });
  await server.until(() => server.heartbeats.length > 0);
  expect(server.hellos).toMatchObject([{ version: "test", capacity: 7, killLevel: "group", live: [], lost: [] }]);
});

test("a token that is not there yet or not right, and a server that is away, are waited for", async () => {
  const server = await startTestServer();
  const path = join(temporaryFolder(), "token");
  const runner = await startTestRunner({ url: server.url, token: { kind: "file", path, isOwn: false } });
  await runner.says("ENOENT");
  writeFileSync(path, "not the right one\n");
  await runner.says("does not let this runner in");
  server.isAway = true;
  writeFileSync(path, `${TEST_TOKEN}\n`);
  await runner.says("socket hang up");
  server.isAway = false;
  await runner.says("Connected");
  expect(server.hellos).toHaveLength(1);
});

test("a runner executes as many attempts at once as it has room for, and asks again as soon as one is over", async () => {
  const server = await startTestServer();
  const runner = await startTestRunner({ url: server.url, capacity: 2 });
  const met = join(temporaryFolder(), "met");
  // The first waits until another is there beside it, however slow the machine; each then says how many it saw.
  const command = `mkdir $$.live; until [ -e ${met} ]; do set -- *.live; [ $# -ge 2 ] && touch ${met}; sleep 0.02; done; set -- *.live; echo $#; sleep 0.1; rmdir $$.live`;
  const orders = Array.from({ length: 5 }, (_, index) => makeOrder({ fence: { ...makeOrder().fence, attempt: `build#${index + 1}` }, directory: ".", command }));
  server.offer(...orders);
  await Promise.all(orders.map((order) => server.reportOf(order.fence)));
  const counts = orders.map((order) => Number(server.logs.textOf(order.fence)));
  expect(counts.every((count) => count === 1 || count === 2)).toBe(true);
  expect(counts).toContain(2);
  expect(readdirSync(runner.root)).toEqual([]);
});

test("an order that arrives twice is executed once", async () => {
  const server = await startTestServer();
  await startTestRunner({ url: server.url });
  const order = makeOrder({ command: "sleep 0.2; echo ran" });
  server.offer(order, order);
  await server.reportOf(order.fence);
  await server.until(() => server.heartbeats.at(-1)?.length === 0);
  expect(server.logs.textOf(order.fence)).toBe("ran\n");
  expect(server.reports).toHaveLength(1);
});

test("a report is sent until it is acknowledged, and the attempt stays live until then", async () => {
  const server = await startTestServer();
  await startTestRunner({ url: server.url });
  const order = makeOrder();
  server.failAfter("report", 3);
  server.offer(order);
  await server.until(() => server.reports.length === 4);
  expect(server.heartbeats.at(-1)).toEqual([order.fence]);
  expect(new Set(server.reports.map((report) => JSON.stringify(report))).size).toBe(1);
  await server.until(() => server.heartbeats.at(-1)?.length === 0);
});

test("a log that cannot be sent does not keep its attempt from being reported", async () => {
  const server = await startTestServer();
  await startTestRunner({ url: server.url });
  const order = makeOrder({ command: "echo text" });
  server.failAfter("appendLog", 3);
  server.offer(order);
  expect((await server.reportOf(order.fence)).outcome).toEqual({ kind: "exited", code: 0 });
  await server.until(() => server.logs.textOf(order.fence) === "text\n");
});

test("a heartbeat that fails now and then breaks nothing", async () => {
  const server = await startTestServer();
  await startTestRunner({ url: server.url });
  await server.until(() => server.heartbeats.length > 0);
  const count = server.heartbeats.length;
  server.failAfter("heartbeat", 2);
  await server.until(() => server.heartbeats.length >= count + 4);
  expect(server.hellos).toHaveLength(1);
});
