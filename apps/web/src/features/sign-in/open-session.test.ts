import { expect, test } from "vitest";
import { openSession, tokenOf } from "./open-session.ts";

const answering = (status: number): typeof fetch => async () => new Response(null, { status });

test("the token is found in the fragment with and without its name", () => {
  expect(tokenOf("#token=abc")).toBe("abc");
  expect(tokenOf("#abc")).toBe("abc");
});

test("a fragment without a token holds none", () => {
  expect(tokenOf("")).toBeNull();
  expect(tokenOf("#")).toBeNull();
  expect(tokenOf("#other=1")).toBeNull();
});

test.each([
  [200, "signed-in"],
  [204, "signed-in"],
  [401, "used-up"],
  [429, "slowed-down"],
  [503, "unreachable"],
] as const)("an answer of %i means %s", async (status, result) => {
  expect(await openSession("abc", answering(status))).toBe(result);
});

test("a broken connection is told apart from a wrong token", async () => {
  expect(await openSession("abc", () => Promise.reject(new TypeError("fetch failed")))).toBe("unreachable");
});
