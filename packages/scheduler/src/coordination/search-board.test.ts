import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryId } from "../plan/ids.ts";
import type { BoardEntry } from "../run/coordination/coordination.ts";
import { searchBoard } from "./search-board.ts";
import { entryOf } from "./testing/entry-of.ts";

const BOARD: readonly BoardEntry[] = [
  entryOf("tokens", { title: "Tokens never expire", text: "A session lives\n  for ever.", files: [{ path: "src/auth/session.ts", line: 12 }] }),
  entryOf("hash", { title: "Passwords use Argon2id", subject: "password.hash", claim: "argon2id", source: { kind: "member", name: "Ann Lee" } }),
  entryOf("docs", { title: "Docs are built by hand", audience: { kind: "files", patterns: ["docs/**"] }, source: { kind: "member", name: "bob" } }),
];
const found = (query: string): readonly string[] => searchBoard(BOARD, query).map(({ id }) => id);

describe("searching the board", () => {
  test.each([
    ["TOKENS", ["tokens"]],
    ["session ever", ["tokens"]],
    ["session nothing", []],
    ["lives for", ["tokens"]],
    ['"session lives"', ["tokens"]],
    ['"lives session"', []],
    ["src/auth", ["tokens"]],
    ["./src/", ["tokens"]],
    ["auth/session", ["tokens"]],
    ["session.ts:12", ["tokens"]],
    ["docs/", ["docs"]],
    ["argon2id", ["hash"]],
    ["password.hash lee", ["hash"]],
    ['"unfinished', []],
    ['""', ["tokens", "hash", "docs"]],
    ["   ", ["tokens", "hash", "docs"]],
  ])("%s finds %j", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test("whatever an entry says, it is found by its own title in quotes, and every word more finds no more", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 }).filter((title) => !title.includes('"') && title.trim() !== ""), { maxLength: 8 }), fc.string({ maxLength: 12 }), (titles, more) => {
        const board = titles.map((title, place) => entryOf(`e${place}`, { title }));
        for (const entry of board) expect(searchBoard(board, `"${entry.title}"`)).toContain(entry);
        for (const title of titles) expect(searchBoard(board, title)).toEqual(expect.arrayContaining([...searchBoard(board, `${title} ${more}`)]));
      }),
    );
  });

  test("keeps the order of the board", () => {
    expect(searchBoard([...BOARD].toReversed(), "a").map(({ id }) => id)).toEqual([entryId("docs"), entryId("hash"), entryId("tokens")]);
  });
});
