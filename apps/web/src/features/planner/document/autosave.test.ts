import type { PlanRevision, PlanSaveResult } from "@planloom/api";
import { planSchema } from "@planloom/formats/plan-schema";
import { emptyPlan, type Plan } from "@planloom/scheduler";
import { expect, test, vi } from "vitest";
import { createAutosave } from "./autosave.ts";
import { isUnsaved } from "./draft.ts";
import { createDraftStore } from "./draft-store.ts";

const revision = (number: number, plan: Plan): PlanRevision => ({ id: "p", revision: number, latestRevision: number, savedAt: 0, savedBy: "ann", plan: planSchema.parse(plan) });

/** A server that numbers what it is sent, and refuses what was made from an older revision. */
function server(latest: PlanRevision) {
  const saved: Plan[] = [];
  let current = latest;
  return {
    saved,
    send: ({ baseRevision, plan }: { readonly baseRevision: number; readonly plan: Plan }): Promise<PlanSaveResult> => {
      if (baseRevision !== current.revision) return Promise.resolve({ kind: "conflict", latest: current });
      current = revision(current.revision + 1, plan);
      saved.push(plan);
      return Promise.resolve({ kind: "saved", revision: current.revision, savedAt: 0 });
    },
  };
}

const open = (send: ReturnType<typeof server>["send"]) => {
  const store = createDraftStore(revision(1, emptyPlan("p")), null);
  const keep = vi.fn<() => void>();
  const forget = vi.fn<() => void>();
  const autosave = createAutosave({ store, send, keep, forget, explain: String });
  return { store, autosave, keep, forget, stop: autosave.follow() };
};

test("a flush saves everything, and the browser forgets what it kept", async () => {
  const there = server(revision(1, emptyPlan("p")));
  const { store, autosave, keep, forget, stop } = open(there.send);
  store.getState().edit([{ type: "rename-plan", name: "a" }]);
  expect(await autosave.flush()).toBe(2);
  expect([there.saved.map(({ name }) => name), keep.mock.calls.length > 0, forget.mock.calls.length > 0]).toEqual([["a"], true, true]);
  stop();
});

test("a save on an older revision writes nothing and waits for a person; taking over saves on the latest", async () => {
  const there = server(revision(5, emptyPlan("theirs")));
  const { store, autosave, stop } = open(there.send);
  store.getState().edit([{ type: "rename-plan", name: "mine" }]);
  await expect(autosave.flush()).rejects.toThrow("Somebody else saved");
  const { save, draft } = store.getState();
  expect([save.kind, draft.plan.name, there.saved]).toEqual(["conflict", "mine", []]);
  store.getState().rebase({ revision: 5, plan: emptyPlan("theirs") }, draft.plan);
  expect(await autosave.flush()).toBe(6);
  stop();
});

test("a server that does not answer is said so, and nothing is lost", async () => {
  const { store, autosave, stop } = open(() => Promise.reject(new Error("away")));
  store.getState().edit([{ type: "rename-plan", name: "a" }]);
  await expect(autosave.flush()).rejects.toThrow("away");
  expect([store.getState().save.kind, store.getState().draft.plan.name]).toEqual(["failed", "a"]);
  stop();
});

test("a save whose answer got lost is no conflict with oneself, and what was typed since is saved on top of it", async () => {
  const there = server(revision(1, emptyPlan("p")));
  let isLost = true;
  const { store, autosave, stop } = open(async (input) => {
    const answer = await there.send(input);
    if (!isLost) return answer;
    isLost = false;
    throw new Error("away");
  });
  store.getState().edit([{ type: "rename-plan", name: "a" }]);
  await expect(autosave.flush()).rejects.toThrow("away");
  store.getState().edit([{ type: "describe-plan", description: "typed since" }]);
  await expect(autosave.flush()).resolves.toBe(3);
  expect(there.saved.at(-1)).toMatchObject({ name: "a", description: "typed since" });
  stop();
});

test("the last save of a page that was left is forgotten by the browser, too", async () => {
  const there = server(revision(1, emptyPlan("p")));
  const { store, autosave, forget, stop } = open(there.send);
  store.getState().edit([{ type: "rename-plan", name: "a" }]);
  stop();
  forget.mockClear();
  await autosave.flush();
  expect(forget).toHaveBeenCalledOnce();
});

test("what this browser kept but the server has by now is no unsaved work, and is forgotten", () => {
  const kept = { revision: 1, base: emptyPlan("p"), plan: emptyPlan("a") };
  const store = createDraftStore(revision(2, emptyPlan("a")), kept);
  const forget = vi.fn<() => void>();
  const { send } = server(revision(2, emptyPlan("a")));
  createAutosave({ store, send, keep: () => undefined, forget, explain: String }).follow()();
  expect([store.getState().restored, isUnsaved(store.getState().draft), forget.mock.calls.length]).toEqual([false, false, 1]);
});

test("restored work that is dropped leaves what the server has, and undo brings it back only where nobody saved since", () => {
  const kept = { revision: 1, base: emptyPlan("p"), plan: emptyPlan("mine") };
  for (const [latest, afterUndo] of [[revision(1, emptyPlan("p")), "mine"], [revision(2, emptyPlan("theirs")), "theirs"]] as const) {
    const store = createDraftStore(latest, kept);
    expect([store.getState().draft.plan.name, store.getState().draft.base.revision, store.getState().restored]).toEqual(["mine", 1, true]);
    store.getState().dropRestored();
    expect([store.getState().draft.plan, store.getState().restored, isUnsaved(store.getState().draft)]).toEqual([latest.plan, false, false]);
    store.getState().undo();
    expect(store.getState().draft.plan.name).toBe(afterUndo);
  }
});
