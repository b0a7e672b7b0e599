import { insertPlan } from "@planloom/db";
import { planSchema } from "@planloom/formats/plan-schema";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samplePlan } from "../testing/sample-plan.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const plan = (name: string) => planSchema.parse(samplePlan(name, { tasks: { a: {} } }));

test("of two people who save on the same revision, the later is told and shown what the earlier saved", async () => {
  const { plans } = server.useCases;
  const { id, revision } = await plans.create({ plan: plan("First") }, "ann");
  expect(await plans.save({ id, baseRevision: revision, plan: plan("By Ann") }, "ann")).toMatchObject({ kind: "saved", revision: 2 });
  const late = await plans.save({ id, baseRevision: revision, plan: plan("By Bob") }, "bob");
  expect(late).toMatchObject({ kind: "conflict", latest: { revision: 2, savedBy: "ann", plan: { name: "By Ann" } } });
  expect((await plans.get({ id })).plan.name).toBe("By Ann");
  expect((await plans.get({ id, revision: 1 })).plan.name).toBe("First");
});

test("a removed plan is gone from the list, and cannot be saved or started", async () => {
  const { plans, runs } = server.useCases;
  const { id } = await plans.create({ plan: plan("Removed") }, "ann");
  await plans.remove(id, "ann");
  expect((await plans.list()).map((each) => each.id)).not.toContain(id);
  await expect(plans.save({ id, baseRevision: 1, plan: plan("Again") }, "ann")).rejects.toThrow(/no such plan/);
  await expect(runs.start({ planId: id }, "ann")).rejects.toThrow(/no such plan/);
});

test("the list shows a plan with its last run", async () => {
  const { plans, runs } = server.useCases;
  const { id } = await plans.create({ plan: plan("Listed") }, "ann");
  expect((await plans.list()).find((each) => each.id === id)).toMatchObject({ name: "Listed", revision: 1, tasks: 1, lastRun: null });
  const started = await runs.start({ planId: id }, "ann");
  expect((await plans.list()).find((each) => each.id === id)?.lastRun).toMatchObject(started.kind === "started" ? { id: started.run, number: started.number, status: "running" } : {});
});

test("a name that the database would empty is refused, and what it would drop elsewhere is left out", async () => {
  const { plans } = server.useCases;
  await expect(plans.create({ plan: plan("\0") }, "ann")).rejects.toThrow(/cannot be saved/);
  const { id, plan: saved } = await plans.create({ plan: plan("Night\0ly") }, "ann");
  expect(saved.name).toBe("Nightly");
  await expect(plans.save({ id, baseRevision: 1, plan: plan("\0") }, "ann")).rejects.toThrow(/cannot be saved/);
  expect((await plans.get({ id })).revision).toBe(1);
});

test("a plan that only another version can read is listed beside the others, and says so when it is opened", async () => {
  const { plans, runs } = server.useCases;
  const newer = Object.assign(plan("x"), { novelty: true });
  const { id } = await insertPlan(server.db, { workspaceId: server.workspaceId, name: "From the future", document: newer, by: "ann" });
  const { id: readable } = await plans.create({ plan: plan("Readable") }, "ann");
  const list = await plans.list();
  expect(list.find((each) => each.id === id)).toMatchObject({ name: "From the future", tasks: 1 });
  expect(list.find((each) => each.id === readable)).toMatchObject({ tasks: 1 });
  await expect(plans.get({ id })).rejects.toThrow(/cannot read/);
  await expect(runs.start({ planId: id }, "ann")).rejects.toThrow(/cannot read/);
});
