import { afterAll, beforeAll, expect, test } from "vitest";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (headers: Record<string, string> = {}, path = "/api/metrics") => fetch(`${server.url}${path}`, { headers });
async function values(): Promise<ReadonlyMap<string, number>> {
  const text = await (await ask()).text();
  return new Map(text.split("\n").filter((line) => line !== "" && !line.startsWith("#")).map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
}

test("metrics follow what happens: offers, leases, claims, reports that count and that do not, and the end", async () => {
  expect((await values()).get("planloom_runs_live")).toBe(0);
  await startSampleRun(server, samplePlan("Measured", { tasks: { a: {} } }));
  expect([...(await values())]).toEqual(expect.arrayContaining([["planloom_runs_live", 1], ["planloom_offers", 1], ["planloom_leases", 0], ["planloom_database_up", 1]]));
  const { fence } = await takeOrder(server);
  expect([...(await values())]).toEqual(expect.arrayContaining([["planloom_offers", 0], ["planloom_leases", 1], ["planloom_leases_stuck", 0]]));
  await reportOn(server, fence, WENT_WELL);
  await reportOn(server, fence, WENT_WELL);
  const after = await values();
  expect([...after]).toEqual(
    expect.arrayContaining([
      ["planloom_runs_live", 0],
      ['planloom_run_events_total{type="attempt.claimed"}', 1],
      ["planloom_ready_to_claim_seconds_count", 1],
      ['planloom_reports_total{outcome="applied"}', 1],
      ['planloom_reports_total{outcome="ignored"}', 1],
      ['planloom_runs_concluded_total{status="accepted"}', 1],
    ]),
  );
  expect(after.get("planloom_engine_tick_age_seconds")).toBeLessThan(10);
  expect(after.get("planloom_disk_free_bytes")).toBeGreaterThan(0);
});

test("Prometheus finds them at /metrics too, where browsers find a page", async () => {
  const text = await ask({ accept: "application/openmetrics-text;version=1.0.0,text/plain;q=0.5" }, "/metrics");
  expect([text.status, (await text.text()).includes("planloom_runs_live")]).toEqual([200, true]);
  expect(await (await ask({ accept: "text/html" }, "/metrics")).text()).not.toContain("planloom_runs_live");
});

test("whoever asks from elsewhere, or through a proxy, has to be a member", async () => {
  const from = (token: string | null) => ask({ "x-forwarded-for": "10.0.0.7", ...(token === null ? {} : { authorization: `Bearer ${token}` }) });
  expect((await from(null)).status).toBe(401);
  expect((await from(server.tokens.runner)).status).toBe(403);
  expect((await from(server.tokens.viewer)).status).toBe(200);
});
