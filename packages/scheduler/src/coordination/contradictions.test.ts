import { describe, expect, test } from "vitest";
import { entryId } from "../plan/ids.ts";
import { contradictions } from "./contradictions.ts";
import { earlierVersions } from "./earlier-versions.ts";
import { entryOf } from "./testing/entry-of.ts";

describe("contradictions", () => {
  test("two claims about one subject stand side by side, each with all who say it", () => {
    const board = [
      entryOf("a", { subject: "session.lifetime", claim: "15 min" }),
      entryOf("b", { subject: "Session.lifetime ", claim: "24 h" }),
      entryOf("c", { subject: "session.lifetime", claim: "15  MIN" }),
      entryOf("d", { subject: "password.hash", claim: "argon2id" }),
    ];
    expect(contradictions(board)).toMatchObject([{ subject: "session.lifetime", claims: [{ claim: "15 min", entries: [{ id: "a" }, { id: "c" }] }, { claim: "24 h", entries: [{ id: "b" }] }] }]);
  });

  test("what was superseded, and what claims nothing, contradicts nobody", () => {
    const board = [
      entryOf("a", { subject: "session.lifetime", claim: "15 min", supersededBy: entryId("b") }),
      entryOf("b", { subject: "session.lifetime", claim: "24 h" }),
      entryOf("c", { subject: "session.lifetime" }),
      entryOf("d", { claim: "15 min" }),
    ];
    expect(contradictions(board)).toEqual([]);
  });
});

test("an entry has all that it took the place of, the newest first", () => {
  const board = [
    entryOf("first", { supersededBy: entryId("second") }),
    entryOf("other", { supersededBy: entryId("third") }),
    entryOf("second", { supersededBy: entryId("third") }),
    entryOf("third"),
  ];
  const versions = earlierVersions(board);
  expect(versions.get(entryId("third"))?.map(({ id }) => id)).toEqual(["second", "first", "other"]);
  expect(versions.get(entryId("second"))?.map(({ id }) => id)).toEqual(["first"]);
  expect(versions.has(entryId("first"))).toBe(false);
});
