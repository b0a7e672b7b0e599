import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder } from "./table-order.ts";

const names = ["a", "b", "c", "d", "e", "f"];

test("every table comes after all it refers to, and none is left out", () => {
  const reference = fc.tuple(fc.nat(5), fc.nat(5)).filter(([from, to]) => from > to).map(([from, to]) => ({ from: names[from] ?? "", to: names[to] ?? "" }));
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 6 }), fc.array(reference, { maxLength: 12 }), (shuffled, references) => {
      const ordered = inOrder(shuffled, references);
      expect(ordered.toSorted()).toEqual(names);
      expect(references.filter(({ from, to }) => ordered.indexOf(from) < ordered.indexOf(to))).toEqual([]);
    }),
  );
});

test("a circle is said, not guessed at", () => {
  expect(() => inOrder(["a", "b", "c"], [{ from: "a", to: "b" }, { from: "b", to: "a" }])).toThrow(/a, b refer|circle/);
});
