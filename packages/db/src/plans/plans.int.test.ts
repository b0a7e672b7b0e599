import { newTask, taskId } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { samplePlan, sampleRun } from "../testing/sample-data.ts";
import { insertRun } from "../runs/insert-run.ts";
import { ensureWorkspace } from "../workspaces/ensure-workspace.ts";
import { findPlanRevision } from "./find-plan-revision.ts";
import { insertPlan } from "./insert-plan.ts";
import { insertRevision } from "./insert-revision.ts";
import { listPlans } from "./list-plans.ts";
import { removePlan } from "./remove-plan.ts";

let target: TestDatabase;
let workspaceId: string;
beforeAll(async () => {
  target = await createTestDatabase();
  workspaceId = (await ensureWorkspace(target.db, "team")).id;
});
afterAll(() => target.drop());

const newPlan = (name: string): Promise<{ id: string }> => insertPlan(target.db, { workspaceId, name, document: samplePlan(name), by: "ann" });
const save = (planId: string, baseRevision: number, name: string): ReturnType<typeof insertRevision> =>
  insertRevision(target.db, { planId, baseRevision, name, document: samplePlan(name), by: "bob" });

describe("ensureWorkspace", () => {
  test("makes one workspace, however many ask for it at once", async () => {
    const found = await Promise.all(["x", "y", "z"].map((name) => ensureWorkspace(target.db, name)));
    expect(found).toEqual(Array.from({ length: 3 }, () => ({ id: workspaceId, created: false })));
  });

  test("says to exactly one of several first callers that it made the workspace", async () => {
    const fresh = await createTestDatabase();
    const found = await Promise.all(["x", "y", "z", "w"].map((name) => ensureWorkspace(fresh.db, name)));
    expect(found.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    await fresh.drop();
  });
});

describe("revisions", () => {
  test("are read back as they were saved, latest or by number", async () => {
    const { id } = await newPlan("draft");
    expect(await save(id, 1, "second")).toMatchObject({ kind: "saved", revision: 2 });
    expect(await findPlanRevision(target.db, id)).toMatchObject({ number: 2, latestRevision: 2, savedBy: "bob", document: samplePlan("second") });
    expect(await findPlanRevision(target.db, id, 1)).toMatchObject({ number: 1, latestRevision: 2, savedBy: "ann", document: samplePlan("draft") });
    expect(await findPlanRevision(target.db, id, 3)).toBeNull();
  });

  test("of many savers on the same base exactly one wins, and the others learn the latest revision", async () => {
    const { id } = await newPlan("contested");
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => save(id, 1, `saver ${index}`)));
    expect(outcomes.filter(({ kind }) => kind === "saved")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "conflict")).toEqual(Array.from({ length: 7 }, () => ({ kind: "conflict", latestRevision: 2 })));
    expect((await findPlanRevision(target.db, id))?.number).toBe(2);
  });

  test("a plan that is not there, was removed or has no possible id is missing", async () => {
    const { id } = await newPlan("gone");
    expect(await removePlan(target.db, id)).toBe(true);
    expect(await removePlan(target.db, id)).toBe(false);
    for (const planId of [id, "00000000-0000-7000-8000-000000000000", "no uuid", "\0"]) {
      expect(await save(planId, 1, "late")).toEqual({ kind: "missing" });
      expect(await findPlanRevision(target.db, planId)).toBeNull();
    }
  });

  test("of a removed plan stay readable by number", async () => {
    const { id } = await newPlan("kept");
    await removePlan(target.db, id);
    expect(await findPlanRevision(target.db, id, 1)).toMatchObject({ number: 1 });
  });

  test("keep what PostgreSQL takes of text from outside", async () => {
    const document = { ...samplePlan("x"), description: "a\0b\uD83D" };
    const { id } = await insertPlan(target.db, { workspaceId, name: "n\0ame", document, by: "an\0n" });
    expect(await findPlanRevision(target.db, id)).toMatchObject({ savedBy: "ann", document: { description: "ab\uFFFD" } });
  });
});

describe("listPlans", () => {
  test("shows the plan saved last first, what its latest document says of itself, its newest run, and no removed plan", async () => {
    const fresh = await createTestDatabase();
    const { id: workspace } = await ensureWorkspace(fresh.db, "team");
    const add = (name: string): Promise<{ id: string }> => insertPlan(fresh.db, { workspaceId: workspace, name, document: samplePlan(name), by: "ann" });
    const [first, second, third] = [await add("first"), await add("second"), await add("third")];
    await removePlan(fresh.db, third.id);
    for (const number of [1, 2]) {
      const run = await fresh.db.transaction((tx) => insertRun(tx, { workspaceId: workspace, planId: second.id, planRevision: 1, state: sampleRun(), startedBy: "ann" }));
      expect(run.number).toBe(number);
    }
    const tasks = ["a", "b"].map((id) => newTask(taskId(id), id));
    const renamed = { ...samplePlan("renamed"), description: "y".repeat(1_000), tasks };
    await insertRevision(fresh.db, { planId: first.id, baseRevision: 1, name: "renamed", document: renamed, by: "ann" });
    expect(await listPlans(fresh.db, workspace)).toMatchObject([
      { id: first.id, name: "renamed", latestRevision: 2, description: "y".repeat(300), tasks: 2, lastRun: null },
      { id: second.id, name: "second", latestRevision: 1, description: "", tasks: 0, lastRun: { number: 2, status: "created" } },
    ]);
    await fresh.drop();
  });
});
