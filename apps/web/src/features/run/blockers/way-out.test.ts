import { entryId, taskId } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { essenceOf, NEW_WAY, type WayDraft, wayOutOf } from "./way-out.ts";

const ABOUT = { task: taskId("page"), isBehindOthers: false, entry: entryId("e1") };
const way = (draft: Partial<WayDraft>, about: Partial<typeof ABOUT> = {}) => wayOutOf({ ...NEW_WAY, ...draft }, { ...ABOUT, ...about });

describe("a way out of a blocker", () => {
  test("an answer is told to those it names, or to nobody but the next attempt", () => {
    expect(way({ text: "Argon2id" })).toEqual({ kind: "ready", how: { kind: "decision", entry: "e1", audience: { kind: "all" } } });
    expect(way({ text: "Argon2id", quietly: true })).toMatchObject({ how: { audience: null } });
    expect(way({ text: "Argon2id", audience: { ...NEW_WAY.audience, kind: "tasks", tasks: [taskId("api")] } })).toMatchObject({ how: { audience: { kind: "tasks", tasks: ["api"] } } });
  });

  test("other work comes before the task, or between its batches where some of them are before the blocked one", () => {
    const work = { ...NEW_WAY.work, title: " Schema ", minutes: "12" };
    expect(way({ kind: "batch", work })).toMatchObject({ how: { place: "before", work: { title: "Schema", minutes: 12, agent: null } } });
    expect(way({ kind: "batch", work }, { isBehindOthers: true })).toMatchObject({ how: { place: "between" } });
  });

  test("dependencies are those of the blocked task", () => {
    expect(way({ kind: "dependencies", waitFor: [taskId("db")], drop: [taskId("api")] })).toMatchObject({ how: { add: [{ from: "db", to: "page" }], remove: [{ from: "api", to: "page" }] } });
  });

  test.each([
    [{}, ["text"]],
    [{ text: "Yes", audience: { ...NEW_WAY.audience, kind: "stream" as const } }, ["audience"]],
    [{ kind: "batch" as const, work: { ...NEW_WAY.work, minutes: "soon" } }, ["title", "minutes"]],
    [{ kind: "owner" as const }, ["owner"]],
    [{ kind: "dependencies" as const }, ["dependencies"]],
    [{ kind: "dismissed" as const, text: " " }, ["text"]],
  ])("what is missing is named by its field: %j", (draft, fields) => {
    const outcome = way(draft);
    expect(outcome.kind === "missing" ? Object.keys(outcome.errors) : outcome).toEqual(fields);
  });

  test("words change nothing about the effect", () => {
    const essence = (draft: Partial<WayDraft>) => {
      const outcome = way(draft);
      return outcome.kind === "ready" ? essenceOf(outcome.how) : expect.fail("not ready");
    };
    expect(essence({ text: "a" })).toEqual(essence({ text: "b", quietly: true }));
    expect(essence({ kind: "batch", work: { ...NEW_WAY.work, title: "a" } })).toEqual(essence({ kind: "batch", work: { ...NEW_WAY.work, title: "b", instructions: "c" } }));
    expect(essence({ kind: "batch", work: { ...NEW_WAY.work, title: "a" } })).not.toEqual(essence({ kind: "batch", work: { ...NEW_WAY.work, title: "a", minutes: "5" } }));
  });
});
