import { parseDocument } from "yaml";
import { expect, test } from "vitest";
import { describeSyntaxError } from "./describe-syntax-error.ts";

const told = (text: string): string | undefined => parseDocument(text).errors.map(describeSyntaxError)[0];

test.each([
  ['{"tasks": [{\n', "{"],
  ['[{"id": "a"}\n', "["],
  ["a: {b: [1,\nc: 2\n", "["],
])("a text that ends before its brackets do says so, and nothing of indentation: %j", (text, bracket) => {
  expect(told(text)).toBe(`A "${bracket}" is opened before and not closed by here; add "${bracket === "[" ? "]" : "}"}", or all of the rest where the text was cut off.`);
});

test("a line that stands in the wrong column is told of its indentation", () => {
  expect(told("a:\n  b: 1\n c: 2\n")).toContain("indentation does not fit");
});
