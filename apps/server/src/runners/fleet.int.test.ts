import type { AppRouter, WorkOrder } from "@planloom/api";
import { insertToken, sqlExecutor } from "@planloom/db";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashSecret } from "../auth/secret.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const as = (token: string): TRPCClient<AppRouter> =>
  createTRPCClient<AppRouter>({ links: [httpLink({ url: `${server.url}/api/trpc`, headers: token === "" ? {} : { authorization: `Bearer ${token}` } })] });
const GREETING = { version: "1", capacity: 4, killLevel: "sweep" as const, live: [], lost: [] };
const WELL = { outcome: { kind: "exited" as const, code: 0 }, acceptance: null, outputs: [], missingOutputs: [] };
const REFUSED = { data: { httpStatus: 401 } };

let made = 0;
async function join(grant: { labels?: string[]; mostAtOnce?: number | null } = {}) {
  made += 1;
  const name = `builder ${made}`;
  const { token } = await as(server.tokens.owner).fleet.createRegistration.mutate({ name, labels: [], mostAtOnce: null, ...grant });
  const joined = await as("").runner.register.mutate({ token, version: "1", labels: ["says-so"] });
  return { ...joined, registration: token, api: as(joined.token) };
}
const listed = async (id: string) => (await server.useCases.fleet.list()).find((runner) => runner.id === id);
const poll = async (api: TRPCClient<AppRouter>, free = 4): Promise<WorkOrder[]> => (await api.runner.poll.mutate({ free, waitMs: 0 })).orders;

describe("a registration token", () => {
  test("makes one runner, called and allowed what the owner said, whatever the machine says of itself", async () => {
    const { runner, name, labels, capacity, api } = await join({ labels: ["gpu"], mostAtOnce: 2 });
    expect({ labels, capacity }).toEqual({ labels: ["gpu"], capacity: 2 });
    await api.runner.hello.mutate({ ...GREETING, labels: ["root", "gpu-of-everybody"], clock: Date.now() + 60_000 });
    const shown = await listed(runner);
    expect(shown).toMatchObject({ name, state: "online", labels: ["gpu"], declared: ["root", "gpu-of-everybody"], mostAtOnce: 2, draining: false });
    expect(shown?.clockSkewMs).toBeGreaterThan(50_000);
  });

  test("is refused the second time, and by exactly all but one of many who try at once", async () => {
    const { registration } = await join();
    await expect(as("").runner.register.mutate({ token: registration, version: "1" })).rejects.toMatchObject(REFUSED);
    const { token } = await as(server.tokens.owner).fleet.createRegistration.mutate({ name: "contested", labels: [], mostAtOnce: null });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => as("").runner.register.mutate({ token, version: "1" })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is refused when it is too old, is another kind of token, or proves nothing else", async () => {
    await insertToken(server.db, { workspaceId: server.workspaceId, kind: "registration", hash: hashSecret("old"), subject: "late", lifetimeMs: 0 });
    for (const token of ["old", "unknown", server.tokens.owner, server.tokens.runner]) await expect(as("").runner.register.mutate({ token, version: "1" })).rejects.toMatchObject(REFUSED);
    const { token } = await as(server.tokens.owner).fleet.createRegistration.mutate({ name: "not a key", labels: [], mostAtOnce: null });
    await expect(as(token).plan.list.query()).rejects.toMatchObject(REFUSED);
    await expect(as(token).runner.hello.mutate(GREETING)).rejects.toMatchObject(REFUSED);
  });

  test("is not made for a name that is taken", async () => {
    const { name } = await join();
    await expect(as(server.tokens.owner).fleet.createRegistration.mutate({ name, labels: [], mostAtOnce: null })).rejects.toThrow(/already/);
  });
});

describe("a runner's token", () => {
  const age = (token: string) => 
    server.db.transaction((tx) => sqlExecutor(tx).executeSql("UPDATE token SET created_at = created_at - interval '2 hours' WHERE hash = $1", [hashSecret(token)]));

  test("is replaced by a hello once it is old; the old one is good until the new one was used, and never after", async () => {
    const { token: first, api } = await join();
    expect((await api.runner.hello.mutate({ ...GREETING, rotates: true })).token).toBeNull();
    await age(first);
    expect((await api.runner.hello.mutate(GREETING)).token).toBeNull();
    const lost = (await api.runner.hello.mutate({ ...GREETING, rotates: true })).token;
    const second = (await api.runner.hello.mutate({ ...GREETING, rotates: true })).token;
    if (lost === null || second === null) throw new Error("no new token came");
    await as(first).runner.heartbeat.mutate({ live: [] });
    await expect(as(lost).runner.heartbeat.mutate({ live: [] })).rejects.toMatchObject(REFUSED);
    await as(second).runner.heartbeat.mutate({ live: [] });
    await expect(as(first).runner.heartbeat.mutate({ live: [] })).rejects.toMatchObject(REFUSED);
    await as(second).runner.heartbeat.mutate({ live: [] });
  });
});

describe("an owner", () => {
  test("drains a runner: it keeps what it has, reports it, and gets nothing new until it is resumed", async () => {
    const { runner, api } = await join();
    await startSampleRun(server, samplePlan("Drained", { tasks: { a: {}, b: {} }, dependencies: [] }));
    const [order, ...more] = await poll(api, 1);
    if (order === undefined) throw new Error("there was no order");
    expect(more).toEqual([]);
    await as(server.tokens.owner).fleet.drain.mutate({ runner });
    expect(await poll(api)).toEqual([]);
    expect(await api.runner.report.mutate({ reports: [{ fence: order.fence, report: WELL }], free: 8 })).toMatchObject({ outcomes: [{ kind: "applied" }], orders: [] });
    expect(await poll(api)).toEqual([]);
    expect(await listed(runner)).toMatchObject({ draining: true, busy: 0 });
    await as(server.tokens.owner).fleet.resume.mutate({ runner });
    const [next] = await poll(api);
    if (next === undefined) throw new Error("there was no order after it was resumed");
    await api.runner.report.mutate({ reports: [{ fence: next.fence, report: WELL }], free: 0 });
  });

  test("removes a runner: its tokens end at once, runs still name it, and a new one of its name takes its place", async () => {
    const { runner, name, api } = await join();
    await as(server.tokens.owner).fleet.remove.mutate({ runner });
    await expect(api.runner.heartbeat.mutate({ live: [] })).rejects.toMatchObject(REFUSED);
    expect(await listed(runner)).toMatchObject({ name, state: "removed" });
    await expect(as(server.tokens.owner).fleet.drain.mutate({ runner })).rejects.toMatchObject({ data: { httpStatus: 404 } });
    const { token } = await as(server.tokens.owner).fleet.createRegistration.mutate({ name, labels: ["new"], mostAtOnce: null });
    expect(await as("").runner.register.mutate({ token, version: "2" })).toMatchObject({ runner, name, labels: ["new"] });
    await expect(api.runner.heartbeat.mutate({ live: [] })).rejects.toMatchObject(REFUSED);
  });

  test("caps what a runner is given at once, however many places it offers", async () => {
    const { runner, api } = await join({ mostAtOnce: 2 });
    await startSampleRun(server, samplePlan("Capped", { tasks: { a: {}, b: {}, c: {}, d: {} }, dependencies: [] }));
    const orders = [...(await poll(api)), ...(await poll(api))];
    expect(orders).toHaveLength(2);
    await as(server.tokens.owner).fleet.change.mutate({ runner, labels: [], mostAtOnce: 3 });
    orders.push(...(await poll(api)));
    expect(orders).toHaveLength(3);
    for (const { fence } of orders) await api.runner.report.mutate({ reports: [{ fence, report: WELL }], free: 0 });
    for (const { fence } of await poll(api)) await api.runner.report.mutate({ reports: [{ fence, report: WELL }], free: 0 });
  });
});

test("a runner that says goodbye is shown as shut down at once, and takes work again when it is back", async () => {
  const { runner, api } = await join();
  await api.runner.hello.mutate(GREETING);
  expect(await listed(runner)).toMatchObject({ state: "online" });
  await api.runner.goodbye.mutate({});
  expect(await listed(runner)).toMatchObject({ state: "shut-down" });
  await api.runner.hello.mutate(GREETING);
  expect(await listed(runner)).toMatchObject({ state: "online" });
});

describe("the token of an attempt", () => {
  test("opens its own log and files, nothing of another attempt and nothing else, and dies with the lease", async () => {
    const { api } = await join();
    await startSampleRun(server, samplePlan("Tokens", { tasks: { a: {}, b: {} }, dependencies: [] }));
    const [one, other] = await poll(api, 2);
    if (one === undefined || other === undefined) throw new Error("there were not two orders");
    const put = ({ fence }: WorkOrder, token: string) =>
      fetch(`${server.url}/api/runner/artifacts/${fence.run}/${encodeURIComponent(fence.attempt)}/report`, { method: "PUT", headers: { authorization: `Bearer ${token}` }, body: "x" });
    const mine = as(one.token);
    expect(await mine.runner.appendLog.mutate({ fence: one.fence, from: 0, text: "hello" })).toEqual({ size: 5 });
    await expect(mine.runner.appendLog.mutate({ fence: other.fence, from: 0, text: "hello" })).rejects.toMatchObject({ data: { httpStatus: 404 } });
    await expect(mine.runner.appendLog.mutate({ fence: { ...one.fence, epoch: one.fence.epoch + 1 }, from: 0, text: "hello" })).rejects.toMatchObject({ data: { httpStatus: 404 } });
    expect([(await put(one, one.token)).status, (await put(other, one.token)).status]).toEqual([200, 403]);
    for (const call of [() => mine.runner.poll.mutate({ free: 1, waitMs: 0 }), () => mine.runner.report.mutate({ reports: [{ fence: one.fence, report: WELL }], free: 0 }), () => mine.plan.list.query()]) {
      await expect(call()).rejects.toMatchObject({ data: { httpStatus: 403 } });
    }
    await api.runner.report.mutate({ reports: [{ fence: one.fence, report: WELL }], free: 0 });
    await expect(mine.runner.appendLog.mutate({ fence: one.fence, from: 5, text: "late" })).rejects.toMatchObject(REFUSED);
    expect((await put(one, one.token)).status).toBe(401);
    await api.runner.report.mutate({ reports: [{ fence: other.fence, report: WELL }], free: 0 });
  });
});
