import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "./seal.ts";

const key = randomBytes(32);
const place = { workspaceId: "018f", name: "TOKEN" };
const value = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }).map((text) => text.toWellFormed());

test("a value comes back as it was, and is sealed to another text each time", () => {
  fc.assert(
    fc.property(value, (text) => {
      const sealed = seal(key, place, text);
      expect(unseal(key, place, sealed)).toBe(text);
      expect(seal(key, place, text)).not.toBe(sealed);
    }),
  );
});

test("another key, another name and another workspace open nothing", () => {
  const sealed = seal(key, place, "the value");
  expect(unseal(randomBytes(32), place, sealed)).toBeNull();
  expect(unseal(key, { ...place, name: "TOKENS" }, sealed)).toBeNull();
  expect(unseal(key, { ...place, workspaceId: "0190" }, sealed)).toBeNull();
});

test("a text in which any bit was changed, or that is cut anywhere, opens nothing", () => {
  const bytes = Buffer.from(seal(key, place, "the value"), "base64");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << at % 8), at);
    expect(unseal(key, place, changed.toString("base64"))).toBeNull();
    expect(unseal(key, place, bytes.subarray(0, at).toString("base64"))).toBeNull();
  }
});
