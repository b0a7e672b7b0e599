import fc from "fast-check";
import { expect, test } from "vitest";
import { mayRun } from "./may-run.ts";

const words = fc.uniqueArray(fc.constantFrom("gpu", "linux", "windows", "GPU", "big"));

test("work goes to a runner exactly where every label it asks for was granted", () => {
  fc.assert(
    fc.property(words, words, (labels, wanted) => {
      expect(mayRun({ labels, draining: false, removed: false }, wanted)).toBe(new Set([...labels, ...wanted]).size === labels.length);
    }),
  );
});

test("a runner that is drained or removed gets nothing, whatever it was granted", () => {
  fc.assert(
    fc.property(words, (labels) => {
      expect(mayRun({ labels, draining: true, removed: false }, labels)).toBe(false);
      expect(mayRun({ labels, draining: false, removed: true }, [])).toBe(false);
    }),
  );
});
