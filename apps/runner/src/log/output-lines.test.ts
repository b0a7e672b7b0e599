import fc from "fast-check";
import { expect, test } from "vitest";
import { OutputLines } from "./output-lines.ts";

function valuesOf(pieces: readonly string[], ...declared: string[]): Record<string, string> {
  const lines = new OutputLines(new Set(declared));
  for (const piece of pieces) lines.write(piece);
  lines.end();
  return Object.fromEntries(lines.values);
}

test("a value is found however the text is cut into pieces", () => {
  const text = "noise\n::planloom-output version=1=2 \r\n::planloom-output name=ä🚀";
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 10 }), (cuts) => {
      const borders = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      const pieces = borders.slice(1).map((end, index) => text.slice(borders[index], end));
      expect(valuesOf(pieces, "version", "name")).toEqual({ version: "1=2 ", name: "ä🚀" });
    }),
  );
});

test("the last line for a name counts, and only declared names do", () => {
  expect(valuesOf(["::planloom-output a=1\n::planloom-output b=2\n::planloom-output a=3\n"], "a")).toEqual({ a: "3" });
});

test("a line is meant only if it begins with the word and has a value", () => {
  expect(valuesOf([" ::planloom-output a=1\n::planloom-output a\n::planloom-outputs a=1\n"], "a")).toEqual({});
});

test("a value may have 16,384 characters and not one more", () => {
  expect(valuesOf([`::planloom-output a=${"x".repeat(16_384)}\n::planloom-output a=${"y".repeat(16_385)}\n`], "a")).toEqual({ a: "x".repeat(16_384) });
});

test("a line without an end takes no memory, and the next line is read again", () => {
  expect(valuesOf([...Array.from({ length: 100 }, () => "x".repeat(10_000)), "\n::planloom-output a=1"], "a")).toEqual({ a: "1" });
});
