import { expect, test } from "vitest";
import { z } from "zod";
import { StartIds } from "./start-ids.ts";

test("a revision is asked for with one id until an answer has come", () => {
  const ids = new StartIds();
  const first = ids.of(3);
  expect(ids.of(3)).toBe(first);
  ids.forget();
  expect(ids.of(3)).not.toBe(first);
});

test("another revision is another run", () => {
  const ids = new StartIds();
  expect(ids.of(3)).not.toBe(ids.of(4));
});

test("ids are UUIDs that the server takes", () => {
  const ids = Array.from({ length: 200 }, () => new StartIds().of(1));
  for (const id of ids) expect(z.uuidv4().parse(id)).toBe(id);
  expect(new Set(ids).size).toBe(ids.length);
});
