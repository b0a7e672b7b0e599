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
