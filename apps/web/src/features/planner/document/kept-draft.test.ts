import { emptyPlan } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { openDraft } from "./draft.ts";
import { forgetDraft, keepDraft, keptDraft } from "./kept-draft.ts";

const shelfOf = (entries = new Map<string, string>()) => ({
  getItem: (key: string) => entries.get(key) ?? null,
  setItem: (key: string, value: string) => void entries.set(key, value),
  removeItem: (key: string) => void entries.delete(key),
});

test("a kept draft comes back with the revision it was made from, until it is forgotten", () => {
  const shelf = shelfOf();
  const draft = { ...openDraft(7, emptyPlan("saved")), plan: emptyPlan("drawn") };
  keepDraft(shelf, "p", draft);
  expect(keptDraft(shelf, "p")).toEqual({ revision: 7, base: draft.base.plan, plan: draft.plan });
  forgetDraft(shelf, "p");
  expect(keptDraft(shelf, "p")).toBeNull();
});

test("what is no draft is left alone", () => {
  for (const text of ["", "{", "null", "[]", '{"revision":1}', '{"revision":"1","base":{},"plan":{}}']) {
    expect(keptDraft(shelfOf(new Map([["planloom:draft:p", text]])), "p")).toBeNull();
  }
});
