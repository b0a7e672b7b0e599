import { chmod, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { agentId, newAgent, runId, type Task } from "@planloom/scheduler";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { REAL_TIME } from "../engine/time.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";
import { untilRun } from "../testing/until-run.ts";
import { secretKey } from "./secret-key.ts";
import { secretVault } from "./secret-vault.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  const { runs } = await server.useCases.runs.list({ status: "live", limit: 50 });
  for (const { id } of runs) await server.useCases.runs.stop(runId(id), "ann");
  for (const { name } of await server.useCases.secrets.list()) await server.useCases.secrets.remove({ name }, "ann");
  await rm(keyFile(), { force: true });
});
afterAll(() => server.stop());

const keyFile = () => join(server.home, "secret-key");
const set = (name: string, value: string) => server.useCases.secrets.set({ name, value }, "ann");
const list = () => server.useCases.secrets.list();
/** What a runner with a free place is given now. */
const claimed = async () => (await server.useCases.runners.poll(server.runner, { free: 1, waitMs: 0 }, new AbortController().signal)).orders;
const vaultWith = (given: string | null) => secretVault({ db: server.db, workspaceId: server.workspaceId, time: REAL_TIME, key: secretKey({ given, folder: server.home }) });
const taskWith = (fields: Partial<Task>) => samplePlan("Uses secrets", { tasks: { a: fields } });

describe("a secret", () => {
  test("is listed with who set it and when it was used, and set again it has the new value", async () => {
    await set("TOKEN", "the first value");
    expect(await list()).toEqual([{ name: "TOKEN", setBy: "ann", setAt: expect.any(Number), usedAt: null, fault: null }]);
    await server.useCases.secrets.set({ name: "TOKEN", value: "the second" }, "bob");
    expect((await list()).map(({ setBy }) => setBy)).toEqual(["bob"]);
    await startSampleRun(server, taskWith({ secrets: ["TOKEN"] }));
    expect((await takeOrder(server)).secrets).toEqual({ TOKEN: "the second" });
    expect((await list())[0]?.usedAt).toEqual(expect.any(Number));
  });

  test("that is removed twice is not found the second time", async () => {
    await set("TOKEN", "a value");
    await server.useCases.secrets.remove({ name: "TOKEN" }, "ann");
    await expect(server.useCases.secrets.remove({ name: "TOKEN" }, "ann")).rejects.toMatchObject({ code: "not-found" });
  });

  test("is refused where it is too much for runners to look for", async () => {
    for (const name of ["A", "B"]) await set(name, "x".repeat(16_000));
    await expect(set("C", "y".repeat(1_000))).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("together") });
    await set("A", "short enough");
    await set("C", "y".repeat(1_000));
  });
});

describe("the key", () => {
  test("is made with the first secret, for its owner alone", async () => {
    await expect(stat(keyFile())).rejects.toThrow("ENOENT");
    await set("TOKEN", "a value");
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
  });

  test.each([
    ["another", async () => writeFile(keyFile(), `${"k".repeat(40)}\n`), /encrypted with another key .*secret-key.* or set the secret again/],
    ["gone", async () => rm(keyFile()), /key is missing: there should be the file .*secret-key/],
    ["damaged", async () => writeFile(keyFile(), "half"), /is damaged/],
  ])("that is %s is told with what to do; work that needs no secret goes on, work that does fails with the reason, and all is well once it is back", async (_what, spoil, words) => {
    await set("TOKEN", "a value");
    const before = await readFile(keyFile());
    await spoil();
    expect((await list())[0]?.fault).toMatch(words);
    const plain = await startSampleRun(server, taskWith({}));
    expect(await takeOrder(server)).toMatchObject({ secrets: {}, mask: [], fence: { run: plain } });
    const run = await startSampleRun(server, taskWith({ secrets: ["TOKEN"] }));
    expect(await claimed()).toEqual([]);
    const failed = await untilRun(server, run, ({ batches }) => Object.values(batches).some(({ phase }) => phase.kind === "failed"));
    expect(JSON.stringify(failed.batches)).toMatch(words);
    await writeFile(keyFile(), before);
    expect((await list())[0]?.fault).toBeNull();
  });

  test("may be given, and then no file is made or read", async () => {
    const vault = vaultWith("a key of at least so many characters");
    await vault.set("TOKEN", "a value", "ann");
    await expect(stat(keyFile())).rejects.toThrow("ENOENT");
    expect((await vault.open()).values).toEqual(new Map([["TOKEN", "a value"]]));
    expect((await vaultWith("another key of at least so many chars").open()).values).toEqual(new Map());
    expect((await vaultWith("another key of at least so many chars").list())[0]?.fault).toContain("PLANLOOM_SECRET_KEY");
  });

  test("that is of no use is told when a secret is set, and nothing is stored", async () => {
    await writeFile(keyFile(), "half");
    await expect(set("TOKEN", "a value")).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("damaged") });
    await chmod(keyFile(), 0o600);
    expect(await list()).toEqual([]);
  });

  test("is the same for all who need it first at once", async () => {
    const vaults = Array.from({ length: 5 }, () => vaultWith(null));
    await Promise.all(vaults.map((vault, index) => vault.set(`S${index}`, `value number ${index}`, "ann")));
    expect((await vaultWith(null).open()).values.size).toBe(5);
  });
});

describe("an order", () => {
  test("carries the secrets of its task and agent alone, and all of the workspace to be kept out of the log", async () => {
    for (const [name, value] of Object.entries({ OF_TASK: "for the task", OF_AGENT: "for the agent", OTHER: "for nobody here", SHORT: "short" })) await set(name, value);
    const plan = taskWith({ secrets: ["OF_TASK"], agent: agentId("own") });
    await startSampleRun(server, { ...plan, agents: [...plan.agents, { ...newAgent(agentId("own"), "own", "shell"), secrets: ["OF_AGENT", "OF_TASK"] }] });
    const order = await takeOrder(server);
    expect(order.secrets).toEqual({ OF_TASK: "for the task", OF_AGENT: "for the agent" });
    expect(order.mask.toSorted()).toEqual(["for nobody here", "for the agent", "for the task"]);
  });

  test("that needs a secret removed since the run began fails its batch with the reason", async () => {
    await set("TOKEN", "a value");
    const run = await startSampleRun(server, samplePlan("Removed", { tasks: { a: { secrets: ["TOKEN"] } } }));
    await server.useCases.secrets.remove({ name: "TOKEN" }, "ann");
    expect(await claimed()).toEqual([]);
    const { batches } = await untilRun(server, run, ({ status }) => status !== "running");
    expect(JSON.stringify(batches)).toContain("The workspace has no secret TOKEN any more.");
  });
});

describe("a plan that names a secret the workspace does not have", () => {
  test("is refused when it is started and when a live run is to do it, with the place", async () => {
    const plan = taskWith({ secrets: ["NOT_THERE"], acceptance: BY_PERSON });
    const refused = { kind: "refused", problems: [{ code: "unknown-secret", message: expect.stringContaining("NOT_THERE"), places: [{ kind: "task", id: "a", field: "secrets" }] }] };
    const { id } = await server.useCases.plans.create({ plan }, "ann");
    expect(await server.useCases.runs.start({ planId: id }, "ann")).toMatchObject(refused);
    const run = await startSampleRun(server, taskWith({ acceptance: BY_PERSON }));
    expect(await server.useCases.runs.previewChange({ run, plan })).toMatchObject(refused);
    expect(await server.useCases.runs.change({ run, plan, baseRevision: 0, reason: "try" }, "ann")).toMatchObject(refused);
  });

  test("starts once the secret is there, and a stored run never holds its value", async () => {
    await set("TOKEN", "never stored with a run");
    const run = await startSampleRun(server, taskWith({ secrets: ["TOKEN"] }));
    await takeOrder(server);
    expect(JSON.stringify(await server.useCases.runs.get(run))).not.toContain("never stored");
  });
});
