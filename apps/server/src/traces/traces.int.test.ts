import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";

const spanSchema = z.object({
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string().regex(/^[0-9a-f]{16}$/),
  parentSpanId: z.string().optional(),
  name: z.string(),
  startTimeUnixNano: z.string().regex(/^\d{19}$/),
  endTimeUnixNano: z.string().regex(/^\d{19}$/),
  status: z.object({ code: z.number(), message: z.string().optional() }),
});
const bodySchema = z.object({ resourceSpans: z.tuple([z.object({ scopeSpans: z.tuple([z.object({ spans: z.array(spanSchema) })]) })]) });

const taken: z.output<typeof spanSchema>[] = [];
let isAway = false;
let refused = 0;
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  if (isAway) refused += 1;
  else taken.push(...bodySchema.parse(JSON.parse(text)).resourceSpans[0].scopeSpans[0].spans);
  response.writeHead(isAway ? 503 : 200, { "content-type": "application/json" }).end("{}");
}
const collector = createServer((request, response) => void answer(request, response));
let server: TestServer;
beforeAll(async () => {
  collector.listen(0, "127.0.0.1");
  await once(collector, "listening");
  const address = collector.address();
  if (address === null || typeof address === "string") throw new Error("the collector has no port");
  server = await startTestServer({ traces: { url: `http://127.0.0.1:${address.port}/v1/traces`, headers: {}, serviceName: "test" } });
});
afterAll(async () => {
  await server.stop();
  collector.close();
});

test("a run is one trace with a span for each attempt, below which commands can hang theirs, also past an outage of the collector", async () => {
  isAway = true;
  const run = await startSampleRun(server, samplePlan("Traced", { tasks: { a: {}, b: {} }, dependencies: [["a", "b", "order"]] }));
  const first = await takeOrder(server);
  await reportOn(server, first.fence, WENT_WELL);
  const second = await takeOrder(server);
  await reportOn(server, second.fence, { ...WENT_WELL, outcome: { kind: "exited", code: 3 } });
  await vi.waitFor(() => expect(refused).toBeGreaterThan(0), { timeout: 20_000, interval: 50 });
  isAway = false;
  await vi.waitFor(() => expect(taken).toHaveLength(3), { timeout: 20_000, interval: 50 });

  const [a, b, whole] = ["a", "b", "run"].map((name) => taken.find((span) => span.name === name));
  expect(new Set(taken.map(({ traceId }) => traceId))).toEqual(new Set([run.replaceAll("-", "")]));
  expect([a?.parentSpanId, b?.parentSpanId, whole?.parentSpanId]).toEqual([whole?.spanId, whole?.spanId, undefined]);
  expect([a?.status.code, b?.status.code, whole?.status.code]).toEqual([1, 2, 2]);
  expect([first.traceparent, second.traceparent]).toEqual([a, b].map((span) => `00-${span?.traceId}-${span?.spanId}-01`));
});

test("without a collector nothing is traced, and no command is told of a trace", async () => {
  const plain = await startTestServer();
  await startSampleRun(plain, samplePlan("Plain", { tasks: { a: {} } }));
  expect((await takeOrder(plain)).traceparent).toBeNull();
  await plain.stop();
});
