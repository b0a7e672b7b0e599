import { type WorkOrder, workOrderSchema } from "@planloom/api";
import type { TestServer } from "./start-test-server.ts";

/** Claims exactly `count` attempts for the test's runner, as a runner reads them. Throws if there are fewer on offer. */
export async function takeOrders({ useCases, runner }: Pick<TestServer, "useCases" | "runner">, count: number): Promise<WorkOrder[]> {
  const answer = await useCases.runners.poll(runner, { free: count, waitMs: 1_000 }, new AbortController().signal);
  if (answer.orders.length !== count) throw new Error(`there were ${answer.orders.length} orders instead of ${count}`);
  return answer.orders.map((order) => workOrderSchema.parse(order));
}

/** Claims one. */
export async function takeOrder(server: Pick<TestServer, "useCases" | "runner">): Promise<WorkOrder> {
  const [order] = await takeOrders(server, 1);
  if (order === undefined) throw new Error("there was no order");
  return order;
}
