import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { WorkOrder } from "@planloom/api";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WENT_WELL, reportOn } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const REPORT = { kind: "file" as const, name: "report", path: "report.md" };
const plan = samplePlan("Files", { tasks: { a: { outputs: [REPORT] }, b: {} }, dependencies: [["a", "b", "artifact"]] });
const content = Buffer.from("# Findings\n\u0000binary too\n");

const pathOf = ({ fence }: WorkOrder, name = "report") => `${fence.run}/${encodeURIComponent(fence.attempt)}/${name}`;
const ask = (path: string, who: "runner" | "viewer", init: RequestInit = {}) =>
  fetch(new URL(path, server.url), { ...init, headers: { authorization: `Bearer ${server.tokens[who]}` } });
const leave = (order: WorkOrder, body: Buffer = content) => ask(`/api/runner/artifacts/${pathOf(order)}`, "runner", { method: "PUT", body: new Uint8Array(body) });
const report = (order: WorkOrder, bytes: number) =>
  reportOn(server, order.fence, { ...WENT_WELL, outputs: [{ kind: "file", name: "report", bytes }], missingOutputs: [] });

test("a file that one task hands over reaches the next one and people, byte for byte", async () => {
  await startSampleRun(server, plan);
  const first = await takeOrder(server);
  const left = await leave(first);
  expect(await left.json()).toEqual({ bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") });
  expect(await report(first, content.length)).toMatchObject({ kind: "applied" });

  const second = await takeOrder(server);
  expect(second.inputs).toEqual([{ kind: "file", task: "a", name: "report", attempt: first.fence.attempt, bytes: content.length }]);
  const fetched = await ask(`/api/runner/artifacts/${pathOf(first)}`, "runner");
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(content);
  const shown = await ask(`/api/artifacts/${pathOf(first)}`, "viewer");
  expect([shown.headers.get("content-type"), shown.headers.get("content-disposition")]).toEqual(["application/octet-stream", 'attachment; filename="report"']);
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(content);
  expect((await leave(first)).status).toBe(403);
  await reportOn(server, second.fence, WENT_WELL);
  expect((await ask(`/api/runner/artifacts/${pathOf(first)}`, "runner")).status).toBe(403);
});

test("a file that was reported but never arrived counts as missing", async () => {
  const run = await startSampleRun(server, plan);
  const order = await takeOrder(server);
  expect(await report(order, 10)).toMatchObject({ kind: "applied" });
  const { state } = await server.useCases.runs.get(run);
  expect(Object.values(state.batches).map(({ phase }) => (phase.kind === "failed" ? phase.message : phase.kind))).toEqual(["It did not hand over report", "waiting"]);
});

test("a file over 100 MiB is refused and leaves nothing", async () => {
  await startSampleRun(server, plan);
  const order = await takeOrder(server);
  const refused = await leave(order, Buffer.alloc(100 * 1_024 * 1_024 + 1)).then((response) => response.status, () => "cut off");
  expect([413, "cut off"]).toContain(refused);
  expect((await ask(`/api/artifacts/${pathOf(order)}`, "viewer")).status).toBe(404);
  await vi.waitFor(async () => expect(await readdir(join(server.home, "arriving"))).toEqual([]));
});
