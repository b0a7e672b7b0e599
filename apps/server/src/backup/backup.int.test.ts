import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { connect, type Database, findToken, insertToken, sqlExecutor } from "@planloom/db";
import { createEmptyDatabase } from "@planloom/db/testing";
import { createRun, runId } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashSecret } from "../auth/secret.ts";
import { REAL_TIME } from "../engine/time.ts";
import { secretKey } from "../secrets/secret-key.ts";
import { secretVault } from "../secrets/secret-vault.ts";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";
import { checkBackup } from "./read-backup.ts";
import { restoreBackup, safePath } from "./restore-backup.ts";
import { bareEngine } from "./settle-runs.ts";
import { writeBackup } from "./write-backup.ts";

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), "planloom-backup-"));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const back = async (name: string, files = true) => {
  const file = join(folder, name);
  await writeBackup({ db: server.db, home: server.home, files }, createWriteStream(file));
  return file;
};
const rowsOf = async (db: Database, table: string) =>
  (await db.transaction((tx) => sqlExecutor(tx).executeSql(`SELECT row_to_json(one)::text AS row FROM "${table}" AS one ORDER BY 1`))).rows;

async function restoredFrom(file: string) {
  const target = await createEmptyDatabase();
  const home = await mkdtemp(join(folder, "home-"));
  const restored = await restoreBackup({ file, databaseUrl: target.url, home });
  const db = await connect(target.url);
  return { db, home, restored, drop: async () => { await db.close(); await target.drop(); } };
}

describe("a backup that is restored", () => {
  test("has every plan, run, event, token of a person, log and file as it was, and nothing of it goes on by itself", async () => {
    const plan = samplePlan("Kept, with \u00e9 and \"quotes\"", { tasks: { a: {}, b: {}, c: {} }, dependencies: [["a", "b", "order"]] });
    const id = await startSampleRun(server, plan);
    const first = await takeOrder(server);
    await server.useCases.runners.appendLog({ runner: server.runner, only: null }, { fence: first.fence, from: 0, text: "a log\n" });
    await reportOn(server, first.fence, WENT_WELL);
    const inFlight = await takeOrder(server);
    await insertToken(server.db, { workspaceId: server.workspaceId, kind: "registration", hash: hashSecret("a machine"), subject: "m", lifetimeMs: 3_600_000 });

    const { db, home, restored, drop } = await restoredFrom(await back("whole.tar.gz"));
    for (const table of ["plan", "plan_revision", "attempt_log", "artifact"]) expect(await rowsOf(db, table)).toEqual(await rowsOf(server.db, table));
    const [events, before] = await Promise.all([rowsOf(db, "run_event"), rowsOf(server.db, "run_event")]);
    expect(events).toEqual(expect.arrayContaining(before));
    expect(await readFile(join(home, "runs", id, "logs", `${first.fence.attempt}.log`), "utf8")).toBe("a log\n");

    expect(restored).toMatchObject({ paused: 1, lost: 1 });
    const engine = await bareEngine(db);
    const run = await engine.read(id);
    expect(run?.state.status).toMatch(/^paus/);
    expect(run?.state.batches[inFlight.batch]).toMatchObject({ phase: { kind: "waiting" }, attempts: [{ stage: { kind: "ended", ending: { kind: "lost" } } }] });
    expect(await rowsOf(db, "lease")).toEqual([]);

    const late = await engine.apply(id, [{ fact: { type: "attempt.reported", attempt: inFlight.fence.attempt, epoch: inFlight.fence.epoch, report: WENT_WELL } }]);
    expect(late?.outcomes).toMatchObject([{ kind: "ignored" }]);
    expect(await findToken(db, hashSecret(server.tokens.owner))).not.toBeNull();
    for (const secret of [server.tokens.runner, "a machine"]) expect(await findToken(db, hashSecret(secret))).toBeNull();
    await drop();
    await reportOn(server, inFlight.fence, WENT_WELL);
    await server.useCases.runs.stop(id, "ann");
  });

  test("lets the plan say what becomes of what was in flight, once somebody has resumed the run, and not before", async () => {
    const runs = new Map<string, Awaited<ReturnType<typeof startSampleRun>>>();
    for (const onLost of ["retry", "ask"] as const) {
      runs.set(onLost, await startSampleRun(server, samplePlan(`In flight, ${onLost}`, { settings: { onLost }, tasks: { a: {} } })));
      await takeOrder(server);
    }
    const { db, drop } = await restoredFrom(await back("in-flight.tar.gz", false));
    const engine = await bareEngine(db);
    const phaseOf = async (onLost: string) => {
      const id = runs.get(onLost);
      const run = id === undefined ? null : await engine.read(id);
      return { status: run?.state.status, phases: Object.values(run?.state.batches ?? {}).map(({ phase }) => phase.kind) };
    };
    expect([await phaseOf("retry"), await phaseOf("ask")]).toEqual([
      { status: "paused", phases: ["waiting"] },
      { status: "paused", phases: ["failed"] },
    ]);
    expect(await rowsOf(db, "offer")).toEqual([]);
    for (const id of runs.values()) await engine.apply(id, [{ fact: { type: "run.resumed", by: "ann" } }]);
    expect(await phaseOf("retry")).toEqual({ status: "running", phases: ["running"] });
    expect((await phaseOf("ask")).phases).toEqual(["failed"]);
    expect(await rowsOf(db, "offer")).toHaveLength(1);
    await drop();
    for (const id of runs.values()) await server.useCases.runs.stop(id, "ann");
  });

  test("pauses a run that was made and not started yet, and stops one that was being stopped", async () => {
    const made = await startSampleRun(server, samplePlan("A plan", { tasks: { a: {} } }));
    const found = await server.engine.read(made);
    if (found === null) throw new Error("there is no run");
    const { id } = await server.store.insertRun({ workspaceId: server.workspaceId, planId: found.planId, planRevision: found.planRevision, state: createRun(found.state.spec), startedBy: "ann" });
    await takeOrder(server);
    await server.useCases.runs.stop(made, "ann");
    const { db, restored, drop } = await restoredFrom(await back("not-started.tar.gz", false));
    const engine = await bareEngine(db);
    expect((await engine.read(runId(id)))?.state.status).toBe("paused");
    expect((await engine.read(made))?.state.status).toBe("stopped");
    expect(restored).toMatchObject({ paused: 1 });
    expect(await rowsOf(db, "offer")).toEqual([]);
    await drop();
    await server.useCases.runs.stop(runId(id), "ann");
  });

  test("has secrets that only the key of before can read", async () => {
    await server.useCases.secrets.set({ name: "KEPT", value: "a value of before" }, "ann");
    const { db, home, drop } = await restoredFrom(await back("secrets.tar.gz", false));
    const vault = secretVault({ db, workspaceId: server.workspaceId, time: REAL_TIME, key: secretKey({ given: null, folder: home }) });
    expect((await vault.open()).values).toEqual(new Map());
    expect((await vault.list())[0]).toMatchObject({ name: "KEPT", setBy: "ann", fault: expect.stringContaining("key is missing") });
    await copyFile(join(server.home, "secret-key"), join(home, "secret-key"));
    expect((await vault.open()).values).toEqual(new Map([["KEPT", "a value of before"]]));
    await drop();
  });

  test("is what was there at one moment, whatever is written meanwhile", async () => {
    const file = join(folder, "moving.tar.gz");
    const writing = writeBackup({ db: server.db, home: server.home, files: false }, createWriteStream(file));
    const started = Array.from({ length: 6 }, (_, index) => startSampleRun(server, samplePlan(`During ${index}`, { tasks: { a: {} } })));
    await Promise.all([writing, ...started]);
    const { db, drop } = await restoredFrom(file);
    const orphans = await db.transaction((tx) =>
      sqlExecutor(tx).executeSql("SELECT run.id FROM run LEFT JOIN run_event ON run_event.run_id = run.id GROUP BY run.id HAVING count(run_event.seq) <> max(coalesce(run_event.seq, 0))"),
    );
    expect(orphans.rows).toEqual([]);
    await drop();
  });
});

describe("a backup that is not as it was written", () => {
  test("is refused before anything is restored: cut off, changed, lacking a part, or of another kind", async () => {
    const file = await back("good.tar.gz", false);
    const whole = gunzipSync(await readFile(file));
    expect((await checkBackup(file)).tables.length).toBeGreaterThan(8);
    const at = whole.indexOf(Buffer.from('"name":"')) + 8;
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    const first = whole.indexOf(Buffer.from("rows/000002"));
    const cases = { cut: whole.subarray(0, whole.length / 2), changed, lacking: whole.subarray(first), other: Buffer.alloc(2_048) };
    for (const [name, bytes] of Object.entries(cases)) {
      const broken = join(folder, `${name}.tar.gz`);
      await writeFile(broken, gzipSync(bytes));
      await expect(checkBackup(broken)).rejects.toThrow(/no whole backup|damaged/);
    }
    await writeFile(join(folder, "text"), "not a backup");
    await expect(checkBackup(join(folder, "text"))).rejects.toThrow(/no whole backup/);
  });

  test("cannot write outside of the folder of the runs", () => {
    for (const path of ["runs/../x/y", "/etc/passwd", "runs//x/y", "other/x/y", "runs/a/..", "runs/a\0/b", "runs/./b/c"]) expect(() => safePath(path)).toThrow(/none of a run/);
    expect(safePath("runs/018f/artifacts/a.1#2/report")).toContain("report");
  });
});

test("the program restores into an empty folder only, and a dry run changes nothing", async () => {
  const file = await back("program.tar.gz", false);
  const home = await mkdtemp(join(folder, "taken-"));
  await writeFile(join(home, "runner-token"), "x");
  const main = (...args: string[]) => spawnSync(process.execPath, [join(import.meta.dirname, "main.ts"), file, "--home", home, "--json", ...args], { encoding: "utf8" });
  const dry = main("--dry-run");
  expect({ status: dry.status, manifest: JSON.parse(dry.stdout) }).toMatchObject({ status: 0, manifest: { manifest: { format: "planloom-backup" } } });
  const refused = main();
  expect({ status: refused.status, error: refused.stdout }).toMatchObject({ status: 2, error: expect.stringContaining("--replace") });
});
