import type { Report } from "../protocol.ts";
import { makeOrder } from "./make-order.ts";
import { startTestRunner, type TestRunner } from "./start-test-runner.ts";
import { startTestServer, type TestOrder, type TestServer } from "./test-server.ts";

export interface Execution {
  readonly server: TestServer;
  readonly runner: TestRunner;
  readonly order: TestOrder;
  readonly report: Report;
  readonly log: string;
}

/** Has a real runner execute one order, and gives what it said about it. */
export async function executeOrder(change: Partial<TestOrder>, inherited?: NodeJS.ProcessEnv): Promise<Execution> {
  const server = await startTestServer();
  const runner = await startTestRunner({ url: server.url, ...(inherited ? { inherited } : {}) });
  const order = makeOrder(change);
  server.offer(order);
  const report = await server.reportOf(order.fence);
  return { server, runner, order, report, log: server.logs.textOf(order.fence) };
}
