import { spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { containments } from "./testing/containments.ts";
import { guardsOf } from "./testing/guards-of.ts";
import { livingIn } from "./testing/living-in.ts";
import { makeOrder } from "./testing/make-order.ts";
import { exitOf, makePlace, type Place, RUNNER_MAIN, spawnRunner } from "./testing/spawn-runner.ts";
import type { TestOrder } from "./testing/test-server.ts";

const SLEEPER = "setsid nohup sh -c 'echo $$ >> pids; exec sleep 300' >/dev/null 2>&1 & echo $$ >> pids; while [ $(wc -l < pids) -lt 2 ]; do sleep 0.02; done; echo ready; wait";

/** Has a runner execute a tree of processes, and waits until all of it runs. */
async function startSleeper({ server }: Place): Promise<TestOrder> {
  const order = makeOrder({ command: SLEEPER, directory: "." });
  server.offer(order);
  await server.until(() => server.logs.textOf(order.fence).includes("ready"));
  return order;
}

test("after kill -9 of the runner and of its guard, its next start sweeps what was left, and only then names the attempt as lost", async () => {
  const place = await makePlace();
  const first = spawnRunner(place, { PLANLOOM_RUNNER_KILL_LEVEL: "sweep" });
  const order = await startSleeper(place);
  for (const guard of guardsOf(first.pid ?? 0)) process.kill(guard, "SIGKILL");
  first.kill("SIGKILL");
  await exitOf(first);
  expect(livingIn(place.root).length).toBeGreaterThan(1);
  spawnRunner(place);
  let leftAtHello: readonly number[] = [0];
  await place.server.until(() => {
    if (place.server.hellos.length < 2) return false;
    leftAtHello = livingIn(place.root);
    return true;
  });
  expect(leftAtHello).toEqual([]);
  expect(place.server.hellos[1]).toMatchObject({ live: [], lost: [order.fence] });
  await place.server.until(() => place.server.heartbeats.length > 0 && readdirSync(join(place.home, "attempts")).length === 0);
});

test.runIf(containments[0]?.[0] === "namespace")("where it may make namespaces, kill -9 of the runner ends all processes of its attempts at once", async () => {
  const place = await makePlace();
  const runner = spawnRunner(place);
  await startSleeper(place);
  expect(livingIn(place.root).length).toBeGreaterThan(0);
  runner.kill("SIGKILL");
  await exitOf(runner);
  await vi.waitFor(() => expect(livingIn(place.root)).toEqual([]), { timeout: 5_000, interval: 10 });
});

test("after kill -9 of a runner whose report was not acknowledged, its next start delivers the report", async () => {
  const place = await makePlace();
  const { server } = place;
  const first = spawnRunner(place);
  const order = makeOrder({ command: "echo '::planloom-output version=7'", outputs: [{ kind: "value", name: "version" }] });
  server.failAfter("report", Number.POSITIVE_INFINITY);
  server.offer(order);
  const report = await server.reportOf(order.fence);
  // It is saved while it is sent.
  await vi.waitFor(() => expect(readdirSync(join(place.home, "attempts"), { encoding: "utf8" }).filter((name) => name.endsWith(".report"))).toHaveLength(1), { timeout: 10_000, interval: 10 });
  first.kill("SIGKILL");
  await exitOf(first);
  server.reports.length = 0;
  server.failAfter("report", 0);
  spawnRunner(place);
  expect(await server.reportOf(order.fence)).toEqual(report);
  expect(server.hellos[1]).toMatchObject({ live: [order.fence], lost: [] });
  expect(report.outputs).toEqual([{ kind: "value", name: "version", value: "7" }]);
});

test.each(["SIGINT", "SIGHUP"] as const)("%s ends the runner in order, with all processes of its attempts", async (signal) => {
  const place = await makePlace();
  const runner = spawnRunner(place);
  await startSleeper(place);
  runner.kill(signal);
  expect(await exitOf(runner)).toBe(0);
  expect(livingIn(place.root)).toEqual([]);
});

test("a runner whose launcher is gone ends itself and its attempts", async () => {
  const place = await makePlace();
  const runner = spawnRunner(place);
  await startSleeper(place);
  runner.disconnect();
  expect(await exitOf(runner)).toBe(0);
  expect(livingIn(place.root)).toEqual([]);
});

/** What it does when it is asked to end: it says so, and goes on. */
const DEAF = "trap 'echo asked' TERM; echo ready; while :; do sleep 0.05; done";

test("a second signal takes their grace from processes that do not want to end", async () => {
  const place = await makePlace();
  const runner = spawnRunner(place);
  const order = makeOrder({ command: DEAF, directory: "." });
  place.server.offer(order);
  await place.server.until(() => place.server.logs.textOf(order.fence).includes("ready"));
  const startedAt = performance.now();
  runner.kill("SIGINT");
  await place.server.until(() => place.server.logs.textOf(order.fence).includes("asked"));
  runner.kill("SIGINT");
  await exitOf(runner);
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  expect(livingIn(place.root)).toEqual([]);
});

test("SIGTERM lets the runner finish what it has, with signs of life until the end, and take nothing new", async () => {
  const place = await makePlace();
  const { server, root } = place;
  const runner = spawnRunner(place);
  const order = makeOrder({ directory: ".", command: "echo ready; while [ ! -e go ]; do sleep 0.02; done; echo finished" });
  server.offer(order);
  await server.until(() => server.logs.textOf(order.fence).includes("ready"));
  const hellos = server.hellos.length;
  runner.kill("SIGTERM");
  // The question that was open is taken back; after the next greeting none asks for work.
  await server.until(() => server.hellos.length > hellos);
  const late = makeOrder();
  server.offer(late);
  const { length } = server.heartbeats;
  await server.until(() => server.heartbeats.length > length + 2);
  expect(server.heartbeats.at(-1)).toEqual([order.fence]);
  writeFileSync(join(root, "go"), "");
  expect(await exitOf(runner)).toBe(0);
  expect(server.reports).toMatchObject([{ fence: order.fence, report: { outcome: { kind: "exited", code: 0 } } }]);
  expect(server.logs.textOf(order.fence)).toBe("ready\nfinished\n");
});

test("SIGTERM lets the runner finish for as long as it may, and then ends what still runs and says so", async () => {
  const place = await makePlace();
  const runner = spawnRunner(place, { PLANLOOM_RUNNER_DRAIN_SECONDS: "1" });
  const order = await startSleeper(place);
  runner.kill("SIGTERM");
  expect(await exitOf(runner)).toBe(0);
  expect(livingIn(place.root)).toEqual([]);
  expect(place.server.reports).toMatchObject([{ fence: order.fence, report: { outcome: { kind: "shut-down" } } }]);
  expect(place.server.goodbyes).toBe(1);
});

test("an order that was under way when the runner was asked to finish is executed", async () => {
  const place = await makePlace();
  const runner = spawnRunner(place);
  await place.server.until(() => place.server.heartbeats.length > 0);
  const order = makeOrder();
  place.server.unheard.push(order);
  runner.kill("SIGTERM");
  expect(await exitOf(runner)).toBe(0);
  expect(place.server.reports).toMatchObject([{ fence: order.fence }]);
});

test.each(["SIGTERM", "SIGQUIT"] as const)("while it finishes, %s ends it at once", async (signal) => {
  const place = await makePlace();
  const runner = spawnRunner(place);
  const order = makeOrder({ command: DEAF, directory: "." });
  place.server.offer(order);
  await place.server.until(() => place.server.logs.textOf(order.fence).includes("ready"));
  const hellos = place.server.hellos.length;
  runner.kill("SIGTERM");
  await place.server.until(() => place.server.hellos.length > hellos);
  const startedAt = performance.now();
  runner.kill(signal);
  await exitOf(runner);
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  expect(livingIn(place.root)).toEqual([]);
});

test("a runner without the address of a server does not start, and says what to set", async () => {
  const child = spawn(process.execPath, [RUNNER_MAIN], { env: { PATH: process.env.PATH, PLANLOOM_RUNNER_TOKEN: "token" }, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  expect(await exitOf(child)).toBe(1);
  expect(said).toContain("PLANLOOM_URL must be the address of the server");
});
