import { createHash } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { importedCheckpointSchema, runStateSchema, type WorkOrder } from "@planloom/api";
import { findOrigin } from "@planloom/db";
import { planSchema } from "@planloom/formats/plan-schema";
import { attemptId, type AttemptReport, batchId, type Plan, type Run, type RunId, runId, taskId, transition } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import yauzl from "yauzl";
import yazl from "yazl";
import { z } from "zod";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
import { historyOf } from "../testing/history-of.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { untilRun } from "../testing/until-run.ts";
import { overallHash } from "./manifest.ts";

let here: TestServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "planloom-checkpoint-"));
  here = await startTestServer();
});
afterAll(async () => {
  await here.stop();
  await rm(folder, { recursive: true });
});

const plan = samplePlan("Going elsewhere", {
  tasks: {
    contract: { outputs: [{ kind: "file", name: "notes", path: "notes.md" }, { kind: "value", name: "version" }] },
    api: {},
    screen: {},
    meet: { kind: "sync", agent: null, command: null, acceptance: { command: null, criteria: [], policy: null } },
    docs: {},
    review: { acceptance: BY_PERSON },
  },
  dependencies: [
    ["contract", "api", "artifact"],
    ["contract", "screen", "artifact"],
    ["contract", "docs", "artifact"],
    ["api", "meet", "order"],
    ["screen", "meet", "order"],
    ["meet", "docs", "order"],
    ["docs", "review", "order"],
  ],
});

const NOTES = "what was agreed\n".repeat(200);

/** Does the work of an order on a server: leaves a line in the file of effects, and hands over what the contract is. */
const worker = (server: TestServer, effects: string, stuck: readonly string[] = []) => async (order: WorkOrder): Promise<AttemptReport | null> => {
  if (stuck.includes(order.task)) return null;
  await appendFile(effects, `${order.task}\n`);
  if (order.task !== "contract") return WENT_WELL;
  const { run, attempt } = order.fence;
  const kept = await fetch(new URL(`/api/runner/artifacts/${run}/${encodeURIComponent(attempt)}/notes`, server.url), { method: "PUT", headers: { authorization: `Bearer ${server.tokens.runner}` }, body: NOTES });
  if (!kept.ok) throw new Error(`the file was not taken: ${kept.status}`);
  return { ...WENT_WELL, outputs: [{ kind: "file", name: "notes", bytes: NOTES.length }, { kind: "value", name: "version", value: "7" }] };
};

async function exportRun(server: TestServer, run: RunId, query = ""): Promise<Buffer> {
  const answer = await fetch(new URL(`/api/runs/${run}/checkpoint${query}`, server.url), { headers: { authorization: `Bearer ${server.tokens.viewer}` } });
  if (!answer.ok) throw new Error(await answer.text());
  return Buffer.from(await answer.arrayBuffer());
}

async function importInto(server: TestServer, zip: Buffer, token: "editor" | "viewer" = "editor") {
  const answer = await fetch(new URL("/api/runs/import", server.url), { method: "POST", headers: { authorization: `Bearer ${server.tokens[token]}`, "content-type": "application/zip" }, body: new Uint8Array(zip) });
  return { status: answer.status, body: await answer.json() };
}

const refusalSchema = z.object({ error: z.object({ message: z.string() }) });

const messageOf = async (zip: Buffer, server = here): Promise<string> => refusalSchema.safeParse((await importInto(server, zip)).body).data?.error.message ?? "it was taken";

/** The files of a zip, by path. */
async function unpack(zip: Buffer): Promise<Map<string, Buffer>> {
  const opened = await yauzl.fromBufferPromise(zip);
  const files = new Map<string, Buffer>();
  for await (const entry of opened.eachEntry()) files.set(entry.fileName, await buffer(await opened.openReadStreamPromise(entry)));
  return files;
}

function pack(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, content] of files) zip.addBuffer(content, path);
  zip.end();
  return buffer(zip.outputStream);
}

/** What the two files for programs hold that a run goes on from; each of them a part. */
interface Contents {
  readonly plan: Plan;
  readonly seq: number;
  readonly state: Run;
}

/** A checkpoint with one of its files changed, and a manifest that says it was always so. */
async function forged(zip: Buffer, path: string, change: (content: Contents) => unknown): Promise<Buffer> {
  const files = await unpack(zip);
  const content = Buffer.from(JSON.stringify(change(JSON.parse(String(files.get(path))))));
  files.set(path, content);
  const manifest = JSON.parse(String(files.get("manifest.json")));
  for (const file of manifest.files) if (file.path === path) Object.assign(file, { bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") });
  files.set("manifest.json", Buffer.from(JSON.stringify({ ...manifest, sha256: overallHash(manifest.files) })));
  return pack(files);
}

/** A run that is half done and paused, with one batch still in the hands of a runner when the checkpoint before it was kept. */
async function halfDone(): Promise<{ run: RunId; effects: string }> {
  const effects = join(folder, `effects-${Math.random()}`);
  await writeFile(effects, "");
  const run = await startSampleRun(here, plan);
  const executor = fakeExecutor(here, worker(here, effects, ["screen"]));
  await untilRun(here, run, ({ batches }) => batches[batchId("api")]?.phase.kind === "accepted" && batches[batchId("screen")]?.attempts.at(-1)?.stage.kind === "running");
  await executor.stop();
  return { run, effects };
}

test("a run goes on from its checkpoint on another server: what was accepted is not done again, what was under way is", async () => {
  const { run, effects } = await halfDone();
  const zip = await exportRun(here, run);
  expect(await exportRun(here, run)).toEqual(zip);
  await here.useCases.runs.pause({ run, policy: null }, "ann");
  const told = await here.useCases.runs.brief({ run, batch: batchId("screen"), attempt: attemptId("screen#1") });
  expect(told.kind).toBe("sent");
  expect(String((await unpack(zip)).get("agent-reports/screen--1.brief.md"))).toBe(told.text);

  const there = await startTestServer();
  try {
    const { status, body } = await importInto(there, zip);
    expect(body).toMatchObject({ number: 1, status: "paused", plan: { name: "Going elsewhere", isNew: true }, batches: 6, done: 2, handedBack: ["Task screen"], next: ["Task screen"], missing: [] });
    expect(status).toBe(200);
    const imported = runId(importedCheckpointSchema.parse(body).run);
    const { state } = await there.useCases.runs.get(imported);
    expect(state.batches[batchId("screen")]?.attempts[0]?.stage).toMatchObject({ kind: "ended", ending: { kind: "handed-back" } });

    // What was told there is known here, word for word, and when.
    for (const batch of ["contract", "api", "screen"]) {
      const asked = { batch: batchId(batch), attempt: attemptId(`${batch}#1`) };
      expect(await there.useCases.runs.brief({ run: imported, ...asked })).toEqual(await here.useCases.runs.brief({ run, ...asked }));
    }

    const executor = fakeExecutor(there, worker(there, effects));
    await there.useCases.runs.resume(imported, "bob");
    const checking = await untilRun(there, imported, ({ batches }) => batches[batchId("review")]?.phase.kind === "checking");
    const attempt = checking.batches[batchId("review")]?.attempts.at(-1);
    if (attempt === undefined) throw new Error("review has no attempt");
    await there.useCases.runs.checkIn({ run: imported, attempt: attempt.id, epoch: attempt.epoch, verdict: "accept", notes: null, tags: [], fix: null }, "bob");
    const ended = await untilRun(there, imported, ({ status: now }) => now === "accepted");
    await executor.stop();

    expect((await readFile(effects, "utf8")).trim().split("\n").toSorted()).toEqual(["api", "contract", "docs", "review", "screen"]);
    expect(executor.orders.find(({ task }) => task === "docs")?.inputs).toEqual([
      { kind: "file", task: "contract", name: "notes", attempt: "contract#1", bytes: NOTES.length },
      { kind: "value", task: "contract", name: "version", value: "7" },
    ]);
    const notes = await fetch(new URL(`/api/artifacts/${imported}/contract%231/notes`, there.url), { headers: { authorization: `Bearer ${there.tokens.viewer}` } });
    expect(await notes.text()).toBe(NOTES);

    const origin = runStateSchema.parse((await findOrigin(there.db, imported))?.state);
    const refolded = (await historyOf(there, imported)).reduce((before, event) => transition(before, event).run, origin);
    expect(refolded).toEqual(ended);

    expect(await messageOf(zip, there)).toBe("This run is here already, as run 1, at this place or further on. It was accepted, so nothing is left to be done.");
    const files = await unpack(await exportRun(there, imported));
    expect(String(files.get("final-summary.md"))).toContain("6 of 6 batches were accepted");
  } finally {
    await there.stop();
  }
});

test("a run comes home from another server to where it began, once the one that was left there is stopped", async () => {
  const { run, effects } = await halfDone();
  const there = await startTestServer();
  try {
    const first = await importInto(there, await exportRun(here, run));
    const away = runId(importedCheckpointSchema.parse(first.body).run);
    const executor = fakeExecutor(there, worker(there, effects));
    await there.useCases.runs.resume(away, "bob");
    await untilRun(there, away, ({ batches }) => batches[batchId("review")]?.phase.kind === "checking");
    await executor.stop();
    await there.useCases.runs.pause({ run: away, policy: null }, "bob");
    const zip = await exportRun(there, away);

    expect(await messageOf(zip)).toMatch(/^This run is here already, as run \d+, at an earlier place\. Stop that one first/);
    const lost = await here.engine.read(run);
    const live = lost?.state.batches[batchId("screen")]?.attempts.at(-1);
    if (live === undefined) throw new Error("screen has no attempt");
    await here.useCases.runs.stop(run, "ann");
    await here.engine.apply(run, [{ fact: { type: "attempt.lost", attempt: live.id, epoch: live.epoch } }]);
    const { body } = await importInto(here, zip);
    expect(body).toMatchObject({ status: "paused", done: 5, plan: { isNew: false }, waitsForPerson: ["Task review"] });
  } finally {
    await there.stop();
  }
});

test("a run that was changed while it was live takes its own plan along, and can be changed again there", async () => {
  const run = await startSampleRun(here, samplePlan("Changed", { tasks: { a: {}, b: {} } }));
  const before = await here.useCases.runs.get(run);
  const withTask = (old: Plan, id: string): Plan => ({ ...old, tasks: [...old.tasks, ...old.tasks.slice(0, 1).map((task) => ({ ...task, id: taskId(id), title: id }))] });
  const change = (server: TestServer, id: RunId, wanted: Plan, baseRevision: number) => server.useCases.runs.change({ run: id, plan: planSchema.parse(wanted), baseRevision, reason: "" }, "ann");
  expect(await change(here, run, withTask(before.plan, "c"), 0)).toEqual({ kind: "applied", revision: 1 });
  const zip = await exportRun(here, run);
  expect(String((await unpack(zip)).get("checkpoint-summary.md"))).toContain("because somebody changed what the run does");
  const there = await startTestServer();
  try {
    const away = runId(importedCheckpointSchema.parse((await importInto(there, zip)).body).run);
    const { plan: own } = await there.useCases.runs.get(away);
    expect(own.tasks.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(await change(there, away, withTask(own, "d"), 1)).toEqual({ kind: "applied", revision: 2 });
    const executor = fakeExecutor(there, () => WENT_WELL);
    await there.useCases.runs.resume(away, "bob");
    const ended = await untilRun(there, away, ({ status }) => status === "accepted");
    await executor.stop();
    expect(executor.orders.map(({ task }) => task).toSorted()).toEqual(["a", "b", "c", "d"]);
    const origin = runStateSchema.parse((await findOrigin(there.db, away))?.state);
    expect((await historyOf(there, away)).reduce((now, event) => transition(now, event).run, origin)).toEqual(ended);
  } finally {
    await there.stop();
  }
});

describe("a checkpoint that was tampered with is refused, with the reason", () => {
  let zip: Buffer;
  let there: TestServer;
  beforeAll(async () => {
    const { run } = await halfDone();
    zip = await exportRun(here, run);
    there = await startTestServer();
  });
  afterAll(() => there.stop());

  const without = async (change: (files: Map<string, Buffer>) => void): Promise<string> => {
    const files = await unpack(zip);
    change(files);
    return messageOf(await pack(files), there);
  };

  test("a file that was changed", async () => {
    expect(await without((files) => files.set("batch-progress.json", Buffer.from("{}")))).toBe("The checkpoint was changed: batch-progress.json is not what it was when it was made.");
  });
  test("an artifact that was changed", async () => {
    expect(await without((files) => files.set("artifacts/contract--1/notes", Buffer.from(NOTES.replace("agreed", "wanted"))))).toBe("The checkpoint was changed: artifacts/contract--1/notes is not what it was when it was made.");
  });
  test("a file that is gone", async () => {
    expect(await without((files) => files.delete("coordination-state.json"))).toBe("The checkpoint was changed: coordination-state.json is missing.");
  });
  test("a file that came in", async () => {
    expect(await without((files) => files.set("streams/extra.md", Buffer.from("hello")))).toBe("The checkpoint was changed: streams/extra.md is not in its list.");
  });
  test("a file where none belongs", async () => {
    expect(await without((files) => files.set("bin/evil.sh", Buffer.from("hello")))).toBe('The checkpoint has a file that does not belong into one: "bin/evil.sh".');
  });
  test("a hash over all that does not fit", async () => {
    expect(await without((files) => files.set("manifest.json", Buffer.from(String(files.get("manifest.json")).replace(/"sha256": "[0-9a-f]{64}"\n}/, `"sha256": "${"0".repeat(64)}"\n}`))))).toBe("The checkpoint was changed: its list of files does not fit its hash.");
  });
  test("one of a newer form", async () => {
    expect(await without((files) => files.set("manifest.json", Buffer.from(String(files.get("manifest.json")).replace('"version": 1', '"version": 2'))))).toContain("was made by a newer Planloom");
  });
  test("a path that leads out of the folder", async () => {
    const files = await unpack(zip);
    files.set("streams/xx.md", Buffer.from("hello"));
    const bytes = await pack(files);
    const evil = Buffer.from(bytes.toString("latin1").replaceAll("streams/xx.md", "../../../x.md"), "latin1");
    expect(await messageOf(evil, there)).toBe("The checkpoint cannot be read: its list of files is damaged, or names files outside of it.");
  });
  test("an entry that would fill the disk", async () => {
    expect(await without((files) => files.set("streams/bomb.md", Buffer.alloc(20 * 1_024 * 1_024)))).toBe("streams/bomb.md is packed too tightly to be unpacked safely.");
  });
  test("an entry that is larger than it says", async () => {
    const files = await unpack(zip);
    files.set("streams/liar.md", Buffer.alloc(5_000, "a"));
    const bytes = await pack(files);
    const lying = Buffer.from(bytes);
    for (let at = lying.indexOf("PK\x01\x02", 0, "latin1"); at !== -1; at = lying.indexOf("PK\x01\x02", at + 4, "latin1")) {
      const name = lying.subarray(at + 46, at + 46 + lying.readUInt16LE(at + 28)).toString();
      if (name === "manifest.json") lying.writeUInt32LE(10, at + 24);
    }
    expect(await messageOf(lying, there)).toBe("The checkpoint is damaged: manifest.json cannot be unpacked.");
  });
  test("what is no zip", async () => {
    expect(await messageOf(Buffer.from("hello"), there)).toBe("This is not a checkpoint: it is no zip file, or it was cut off.");
    expect(await messageOf(zip.subarray(0, zip.length - 40), there)).toBe("This is not a checkpoint: it is no zip file, or it was cut off.");
  });
  test("a state with a batch that its plan does not have, although every hash is right", async () => {
    const file = await forged(zip, "context.json", (context) => ({ ...context, plan: { ...context.plan, tasks: context.plan.tasks.filter(({ id }) => id !== "review"), dependencies: [] } }));
    expect(await messageOf(file, there)).toBe("No run can go on from this checkpoint: its parts do not belong together. Batch review belongs to task review, which the plan does not have.");
  });
  test("a state of another event than the one it says", async () => {
    const file = await forged(zip, "coordination-state.json", (content) => ({ ...content, seq: 3 }));
    expect(await messageOf(file, there)).toContain("its state is that after event 3");
  });
  test("a state that contradicts itself", async () => {
    const file = await forged(zip, "coordination-state.json", ({ seq, state }) => ({ seq, state: { ...state, batches: { ...state.batches, docs: { ...state.batches[batchId("docs")], phase: { kind: "running" } } } } }));
    expect(await messageOf(file, there)).toContain("Batch docs is running, and its last attempt says otherwise.");
  });
  test("a brief of an attempt that its run never had", async () => {
    const brief = { attempt: "nobody#1", at: 1, carried: [], file: "agent-reports/screen--1.brief.md" };
    expect(await messageOf(await forged(zip, "sent-briefs.json", () => ({ briefs: [brief] })))).toMatch(/names "agent-reports\/screen--1\.brief\.md" for "nobody#1", which is no brief of an attempt of this run/);
    expect(await messageOf(await forged(zip, "sent-briefs.json", () => ({ briefs: [{ ...brief, attempt: "screen#1", file: "coordination-state.json" }] })))).toMatch(/no brief of an attempt/);
  });
  test("a state that is none", async () => {
    const file = await forged(zip, "coordination-state.json", ({ seq, state }) => ({ seq, state: { ...state, nextEpoch: "many" } }));
    expect(await messageOf(file, there)).toContain("nextEpoch");
  });
  test("and nothing of all that is left behind", async () => {
    expect((await there.useCases.runs.list({ limit: 10 })).runs).toEqual([]);
    expect(await there.useCases.plans.list()).toEqual([]);
  });
});

test("only the events after which nothing is half done are checkpoints, and only who may run plans may bring one in", async () => {
  const { run } = await halfDone();
  await expect(exportRun(here, run, "?seq=2")).rejects.toThrow("There is no checkpoint after event 2; the last one before it is after event 1.");
  const early = await unpack(await exportRun(here, run, "?seq=1"));
  expect(String(early.get("checkpoint-summary.md"))).toContain("0 of 6 batches are done");
  expect((await importInto(here, Buffer.from("x"), "viewer")).status).toBe(403);
});
