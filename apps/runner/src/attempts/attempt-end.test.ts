import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { livingIn } from "../testing/living-in.ts";
import { makeOrder } from "../testing/make-order.ts";
import { startTestRunner, type TestRunner } from "../testing/start-test-runner.ts";
import { startTestServer, type TestOrder, type TestServer, type TestTerms } from "../testing/test-server.ts";

/** Leaves a tree of processes that does not end by itself, one in a session of its own, one deaf to signals. */
const STUBBORN_TREE = `
  setsid nohup sh -c 'echo $$ >> pids; exec sleep 300' >/dev/null 2>&1 &
  sh -c 'trap "" TERM; echo $$ >> pids; while :; do sleep 1; done' &
  echo $$ >> pids
  while [ "$(wc -l < pids)" -lt 3 ]; do sleep 0.02; done
  echo ready; wait`;

interface Started {
  readonly server: TestServer;
  readonly runner: TestRunner;
  readonly order: TestOrder;
  /** How many processes of the tree live. */
  readonly living: () => number;
}

/** Starts the tree and waits until all of it runs. */
async function startTree(change: Partial<TestOrder> = {}, terms?: TestTerms): Promise<Started> {
  const server = await startTestServer(terms);
  const runner = await startTestRunner({ url: server.url });
  const order = makeOrder({ command: STUBBORN_TREE, directory: ".", ...change });
  server.offer(order);
  await server.until(() => server.logs.textOf(order.fence).includes("ready"));
  return { server, runner, order, living: () => livingIn(runner.root).length };
}

test("a stopped attempt is reported only when no process of its tree is left", async () => {
  const { server, order, living } = await startTree();
  expect(living()).toBeGreaterThan(2);
  server.stopping = [order.fence];
  const report = await server.reportOf(order.fence);
  expect(living()).toBe(0);
  expect(report.outcome).toEqual({ kind: "stopped" });
  await server.until(() => server.logs.textOf(order.fence).endsWith("── stopped ──\n"));
});

test("an attempt that takes too long is ended with its whole tree, and reported as timed out", async () => {
  const { server, order, living } = await startTree({ timeoutMinutes: 0.02 });
  const report = await server.reportOf(order.fence);
  expect(living()).toBe(0);
  expect(report.outcome).toEqual({ kind: "timed-out" });
});

test("the time of an attempt includes its acceptance command", async () => {
  const server = await startTestServer();
  await startTestRunner({ url: server.url });
  const order = makeOrder({ acceptanceCommand: "sleep 300", timeoutMinutes: 0.01 });
  server.offer(order);
  expect((await server.reportOf(order.fence)).outcome).toEqual({ kind: "timed-out" });
});

test("an attempt that the server no longer counts on is ended, and nothing is said of it", async () => {
  const { server, runner, order, living } = await startTree();
  server.gone = [order.fence];
  await server.until(() => server.heartbeats.at(-1)?.length === 0);
  expect(living()).toBe(0);
  expect(server.reports).toEqual([]);
  expect(readdirSync(join(runner.home, "attempts"))).toEqual([]);
});

test("of an attempt that never arrived, a stop is confirmed at once, and its order is not begun later", async () => {
  const server = await startTestServer();
  const runner = await startTestRunner({ url: server.url });
  const order = makeOrder({ command: "touch ran", directory: "." });
  server.stopping = [order.fence];
  expect((await server.reportOf(order.fence)).outcome).toEqual({ kind: "stopped" });
  server.stopping = [];
  const other = makeOrder();
  server.offer(order, other);
  await server.reportOf(other.fence);
  expect(existsSync(join(runner.root, "ran"))).toBe(false);
});

test("without contact the attempts are ended before the server may give their work away, and are then named as lost", async () => {
  const { server, order, living } = await startTree({}, { heartbeatMs: 50, lostAfterMs: 2_000, killMarginMs: 1_500 });
  server.isAway = true;
  const hellos = server.hellos.length;
  await server.until(() => living() === 0);
  server.isAway = false;
  await server.until(() => server.hellos.length > hellos);
  expect(server.hellos.at(-1)).toMatchObject({ live: [], lost: [order.fence] });
  expect(server.reports).toEqual([]);
});

test("a short interruption ends nothing: the attempt is still there when the connection is back", async () => {
  const { server, order, living } = await startTree();
  const hellos = server.hellos.length;
  server.isAway = true;
  await server.until(() => server.refused > 0);
  server.isAway = false;
  await server.until(() => server.hellos.length > hellos);
  expect(server.hellos.at(-1)).toMatchObject({ live: [order.fence], lost: [] });
  expect(living()).toBeGreaterThan(2);
});

test("a runner that is shut down ends its attempts, says so when nothing of them lives, and has then nothing left to tell", async () => {
  const { server, runner, order, living } = await startTree();
  await runner.stop();
  expect(living()).toBe(0);
  expect(server.reports).toMatchObject([{ fence: order.fence, report: { outcome: { kind: "shut-down" } } }]);
  expect(server.logs.textOf(order.fence)).toContain("── the runner was shut down ──\n");
  expect(readdirSync(join(runner.home, "attempts"))).toEqual([]);
  expect(server.goodbyes).toBe(1);
});

test("where the server is away meanwhile, the next start says that the runner was shut down", async () => {
  const { server, runner, order, living } = await startTree();
  server.isAway = true;
  await runner.stop();
  expect(living()).toBe(0);
  expect([server.reports, server.goodbyes]).toEqual([[], 0]);
  server.isAway = false;
  await startTestRunner({ url: server.url, home: runner.home });
  expect((await server.reportOf(order.fence)).outcome).toEqual({ kind: "shut-down" });
  expect(server.hellos[1]).toMatchObject({ live: [order.fence], lost: [] });
});
