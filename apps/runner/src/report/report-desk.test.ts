import { expect, test } from "vitest";
import { fenceKey } from "../protocol.ts";
import { makeOrder } from "../testing/make-order.ts";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { startTestServer } from "../testing/test-server.ts";

test("a report that the server cannot take at present is told again until it can, and neither the others nor new work wait for it", async () => {
  const server = await startTestServer();
  await startTestRunner({ url: server.url, capacity: 2 });
  const stuck = makeOrder();
  const others = ["test#1", "lint#1", "pack#1"].map((attempt) => makeOrder({ fence: { ...stuck.fence, attempt } }));
  server.stuck.add(fenceKey(stuck.fence));
  server.offer(stuck, ...others);
  await Promise.all(others.map(({ fence }) => server.reportOf(fence)));
  await server.until(() => server.heartbeats.at(-1)?.length === 1);
  expect(server.heartbeats.at(-1)).toEqual([stuck.fence]);
  const tries = (): number => server.reports.filter(({ fence }) => fenceKey(fence) === fenceKey(stuck.fence)).length;
  const before = tries();
  server.stuck.clear();
  await server.until(() => server.heartbeats.at(-1)?.length === 0);
  expect(tries()).toBeGreaterThan(before);
  expect(server.hellos).toHaveLength(1);
});
