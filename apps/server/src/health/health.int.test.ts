import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { rename as move, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Gate, openGate } from "@planloom/db/testing";
import { sqlExecutor } from "@planloom/db";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";

const GIB = 1_024 ** 3;
const disk = { freeBytes: 50 * GIB, totalBytes: 100 * GIB };
let server: TestServer;
let gate: Gate;
beforeAll(async () => {
  server = await startTestServer({
    diskSpace: async () => ({ ...disk }),
    through: async (databaseUrl) => {
      gate = await openGate(databaseUrl);
      return gate.url;
    },
  });
});
afterAll(async () => {
  gate.set("open");
  await server.stop();
  await gate.close();
});

const answerSchema = z.looseObject({ reasons: z.array(z.string()).optional(), pendingMigrations: z.array(z.string()).nullish() });
const MAIN = fileURLToPath(new URL("../../../../packages/cli/src/main.ts", import.meta.url));
const saidBy = async (...args: readonly string[]): Promise<string> => {
  const env = { PATH: process.env["PATH"], PLANLOOM_URL: server.url, PLANLOOM_TOKEN: server.tokens.viewer, NO_COLOR: "1" };
  return (await promisify(execFile)(process.execPath, [MAIN, ...args], { env })).stdout;
};
const ask = async (path: string) => {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, body: answerSchema.parse(await response.json()) };
};
const untilReady = (ready: boolean) => vi.waitFor(async () => expect((await ask("/readyz")).body).toMatchObject({ ready }), { timeout: 20_000, interval: 100 });

describe("readiness", () => {
  test("says what it looked at, and has no reasons against it when all is well", async () => {
    await untilReady(true);
    expect(await ask("/readyz")).toMatchObject({ status: 200, body: { reasons: [], database: true, pendingMigrations: [], disk: { low: false, freeBytes: disk.freeBytes } } });
  });

  test("names a database that does not answer, within seconds, while the process still says that it lives", async () => {
    gate.set("shut");
    const { status, body } = await ask("/readyz");
    expect({ status, reasons: body.reasons }).toEqual({ status: 503, reasons: [expect.stringContaining("database has not answered")] });
    expect(await ask("/livez")).toEqual({ status: 200, body: { live: true } });
    gate.set("open");
    await untilReady(true);
  });

  test("names a migration that the database lacks", async () => {
    const rename = (from: string, to: string) =>
      server.db.transaction((tx) => sqlExecutor(tx).executeSql("UPDATE _prisma_migrations SET migration_name = $1 WHERE migration_name LIKE '%' || $2", [to, from]));
    await rename("_init", "20200101000000_other");
    expect(await ask("/readyz")).toMatchObject({ status: 503, body: { reasons: [expect.stringMatching(/lacks migrations: \d+_init/)] } });
    const { pendingMigrations } = (await ask("/readyz")).body;
    await rename("_other", String(pendingMigrations?.[0]));
    await untilReady(true);
  });
});

describe("on a disk that is nearly full", () => {
  test("no run starts and no work is given out, what runs goes on, and everything resumes once there is room", async () => {
    const { useCases } = server;
    const plan = samplePlan("Full", { tasks: { a: {}, b: {} }, dependencies: [] });
    await startSampleRun(server, plan);
    const order = await takeOrder(server);

    disk.freeBytes = GIB / 2;
    await vi.waitFor(async () => expect((await useCases.workspace.status()).diskLow).toEqual({ freeBytes: GIB / 2, floorBytes: GIB }), { timeout: 20_000, interval: 100 });
    await expect(startSampleRun(server, plan)).rejects.toMatchObject({ code: "unavailable" });
    expect((await useCases.runners.poll(server.runner, { free: 4, waitMs: 0 }, new AbortController().signal)).orders).toEqual([]);
    expect(await ask("/readyz")).toMatchObject({ status: 503, body: { reasons: [expect.stringContaining("nearly full")] } });
    expect(await saidBy("status"), "whoever asks why work waits").toMatch(/^The disk of the server is nearly full/);
    expect(await useCases.runners.appendLog({ runner: server.runner, only: null }, { fence: order.fence, from: 0, text: "still here" })).toEqual({ size: 10 });
    const report = { outcome: { kind: "exited" as const, code: 0 }, acceptance: null, outputs: [], missingOutputs: [], tasks: null, said: null, fault: null, changed: null };
    const answer = await useCases.runners.report(server.runner, { reports: [{ fence: order.fence, report }], free: 4 });
    expect(answer).toMatchObject({ outcomes: [{ kind: "applied" }], orders: [] });

    disk.freeBytes = 50 * GIB;
    await untilReady(true);
    const next = await takeOrder(server);
    await useCases.runners.report(server.runner, { reports: [{ fence: next.fence, report }], free: 0 });
    await startSampleRun(server, samplePlan("Again", { tasks: { a: {} } }));
  });
});

describe("in a data folder that cannot be written to", () => {
  test("no run starts and no work is given out, whoever looks is told which folder it is, and everything goes on once it can be", async () => {
    const { useCases, home } = server;
    const report = { outcome: { kind: "exited" as const, code: 0 }, acceptance: null, outputs: [], missingOutputs: [], tasks: null, said: null, fault: null, changed: null };
    const plan = samplePlan("Closed", { tasks: { a: {}, b: {} }, dependencies: [] });
    await startSampleRun(server, plan);
    const order = await takeOrder(server);
    await useCases.runners.appendLog({ runner: server.runner, only: null }, { fence: order.fence, from: 0, text: "before" });

    const [runs, aside] = [join(home, "runs"), join(home, "runs-aside")];
    await move(runs, aside);
    await writeFile(runs, "");
    await vi.waitFor(async () => expect((await useCases.workspace.status()).writeTrouble).toMatch(/“runs”.* is not a folder\. /), { timeout: 20_000, interval: 100 });
    await expect(startSampleRun(server, plan)).rejects.toMatchObject({ code: "unavailable", message: expect.stringMatching(/cannot write its files.*“runs”.*nothing new is started/) });
    expect((await useCases.runners.poll(server.runner, { free: 4, waitMs: 0 }, new AbortController().signal)).orders).toEqual([]);
    expect(await ask("/readyz")).toMatchObject({ status: 503, body: { reasons: [expect.stringMatching(/^Files cannot be written\. .*“runs”/)] } });
    expect(await saidBy("status")).toMatch(/^The server cannot write its files/);
    const answer = await useCases.runners.report(server.runner, { reports: [{ fence: order.fence, report }], free: 4 });
    expect(answer).toMatchObject({ outcomes: [{ kind: "applied" }], orders: [] });

    await rm(runs);
    await move(aside, runs);
    await untilReady(true);
    expect(await useCases.runners.appendLog({ runner: server.runner, only: null }, { fence: order.fence, from: 6, text: " and after" })).toEqual({ size: 16 });
    const next = await takeOrder(server);
    await useCases.runners.report(server.runner, { reports: [{ fence: next.fence, report }], free: 0 });
  });
});
