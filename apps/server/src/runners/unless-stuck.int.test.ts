import type { RunId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrders } from "../testing/take-orders.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const GREETING = { version: "test", capacity: 4, killLevel: "group" as const, labels: [], rotates: false };

/** Two runs whose only attempts the test's runner holds; the first run then gets an event that this server does not know. */
async function stuckAndFree() {
  const stuck = await startSampleRun(server, samplePlan("Stuck", { tasks: { a: {} } }));
  await startSampleRun(server, samplePlan("Free", { tasks: { b: {} } }));
  const orders = await takeOrders(server, 2);
  const [ofStuck, ofFree] = [orders.find(({ task }) => task === "a"), orders.find(({ task }) => task === "b")];
  if (ofStuck === undefined || ofFree === undefined) throw new Error("there are not two orders");
  await change("WITH moved AS (UPDATE run SET seq = seq + 1 WHERE id = $1::uuid RETURNING id, seq) INSERT INTO run_event (run_id, seq, at, event) SELECT id, seq, now(), '{\"type\":\"from.the-future\"}' FROM moved", stuck);
  return { stuck, ofStuck, ofFree };
}

async function repair(run: RunId): Promise<void> {
  await change("WITH moved AS (UPDATE run SET seq = seq - 1 WHERE id = $1::uuid RETURNING id, seq) DELETE FROM run_event USING moved WHERE run_id = id AND run_event.seq > moved.seq", run);
}

const change = (text: string, run: RunId) => server.db.query({ name: text.slice(0, 60), text, values: [run] });

test("a report on a run that cannot be moved is not taken until it can, and the others of the same message are", async () => {
  const { stuck, ofStuck, ofFree } = await stuckAndFree();
  const report = { ...WENT_WELL, outputs: [], missingOutputs: [], tasks: null, said: null, fault: null, changed: null };
  const reports = [ofStuck, ofFree].map(({ fence }) => ({ fence, report }));
  expect((await server.useCases.runners.report(server.runner, { reports, free: 0 })).outcomes).toMatchObject([{ kind: "not-taken" }, { kind: "applied" }]);
  await repair(stuck);
  expect(await reportOn(server, ofStuck.fence, WENT_WELL)).toMatchObject({ kind: "applied" });
});

test("a runner is greeted and heard although a run it works on cannot be moved, and keeps its work on others", async () => {
  const { stuck, ofStuck, ofFree } = await stuckAndFree();
  const { runners } = server.useCases;
  const lost = await runners.hello({ runner: server.runner, token: "" }, { ...GREETING, live: [], lost: [ofStuck.fence] });
  expect(lost.orders.map(({ task }) => task)).toEqual(["b"]);
  const unheard = await runners.hello({ runner: server.runner, token: "" }, { ...GREETING, live: [], lost: [] });
  expect(unheard.orders.map(({ task }) => task)).toEqual(["b"]);
  await change("UPDATE lease SET suspect = true WHERE run_id = $1::uuid", stuck);
  expect(await runners.heartbeat(server.runner, { live: [ofStuck.fence, ofFree.fence] })).toEqual({ stop: [], gone: [] });
  await repair(stuck);
});
