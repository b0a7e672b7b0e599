import fc from "fast-check";
import { expect, test } from "vitest";
import { secretFaults, secretHints, secretName } from "./read-secret.ts";

test("a name is what was meant, in capitals", () => {
  expect(secretName("deploy-key 2")).toBe("DEPLOY_KEY_2");
  expect(secretFaults({ name: secretName("npm.token"), value: "x" }).name).toBeNull();
});

test("a name that is none says what to do", () => {
  for (const name of ["2ND", "ÄPFEL", "A$B", "PLANLOOM_RUN"]) expect(secretFaults({ name, value: "x" }).name).toMatch(/Use capital|Planloom's own/);
});

test("whatever is typed, a name is at most 64 characters and never has small letters of the alphabet", () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(secretName(typed)).toMatch(/^[^a-z]{0,64}$/s);
    }),
  );
});

test("a short value is said not to be hidden, a taken name to be replaced", () => {
  expect(secretHints({ name: "A", value: "12345" }, ["A"])).toEqual({ name: expect.stringContaining("already"), value: expect.stringContaining("cannot be hidden") });
  expect(secretHints({ name: "B", value: "123456" }, ["A"])).toEqual({ name: null, value: null });
});
