import fc from "fast-check";
import { expect, test } from "vitest";
import { describeFileProblem } from "../file-problem.ts";
import { FILE_LIMITS } from "./file-limits.ts";
import { parseJson } from "./parse-json.ts";
import { ProblemList } from "./problem-list.ts";
import { entryOf, itemsOf, plainData } from "./source-node.ts";

function read(text: string) {
  const problems = new ProblemList("f");
  const root = parseJson(text, problems);
  return { root, problems: problems.sorted().map(describeFileProblem) };
}

test("reads what the built-in parser reads, however it is laid out", () => {
  const layout = fc.constantFrom(undefined, 1, "\t", "\r\n  ");
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), layout, (value, indent) => {
      fc.pre(!JSON.stringify(value).includes("__proto__"));
      const text = JSON.stringify(value, null, indent);
      const { root, problems } = read(text);
      expect(problems).toEqual([]);
      expect(root && plainData(root)).toEqual(JSON.parse(text));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test("refuses what the built-in parser refuses, and never throws", () => {
  const piece = fc.constantFrom("{", "}", "[", "]", ",", ":", '"', '"a"', '"\\u00e9"', '"\\x"', "1", "-", "01", "1e5", ".5", "true", "nul", "\n", " ", "\\", "\u0000");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const { root, problems } = read(text);
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        expect(problems).not.toEqual([]);
        return;
      }
      if (problems.length === 0) expect(root && plainData(root)).toEqual(expected);
      else expect(problems.join()).toContain("second time");
    }),
    { numRuns: 2_000, seed: 2 },
  );
});

test("every piece knows its line, column and path", () => {
  const { root } = read('\uFEFF{\n  "a b": [1,\n    {"c": null}]\n}');
  const inner = itemsOf(entryOf(root ?? undefined, "a b"))[1];
  expect(inner).toMatchObject({ at: { line: 3, column: 5 }, path: '["a b"][1]' });
  expect(entryOf(inner, "c")).toMatchObject({ at: { line: 3, column: 11 }, path: '["a b"][1].c', written: "null" });
});

test.each([
  ["a comma too many", '{"a": 1,\n}', 'f:2:1 error Expected a key in double quotes, found "}".'],
  ["a comment", '{\n // hi\n}', 'f:2:2 error Expected a key in double quotes, found "/".'],
  ["a text left open", '{"a": "b\n}', "f:1:7 error a: Found a text that is never closed, or that holds a line break, a control character or an escape JSON does not know."],
  ["something after the end", "{} x", 'f:1:4 error Expected the end of the file, found "x".'],
  ["nothing at all", " ", "f:1:2 error Expected a value, found the end of the file."],
  ["a key twice", '{"a": 1,\n"a": 2}', 'f:2:1 error a: The key "a" stands here a second time; the first is in line 1. Keep one of them.'],
  ["a name that changes objects", '{"__proto__": {"x": 1}}', 'f:1:2 error __proto__: The name "__proto__" cannot be used; choose another.'],
])("says where and what is wrong: %s", (_name, text, problem) => {
  expect(read(text).problems).toEqual([problem]);
});

test("texts made to be too much are refused early", () => {
  expect(read("[".repeat(100_000)).problems).toEqual([expect.stringContaining(`more than ${FILE_LIMITS.depth} levels`)]);
  expect(read(" ".repeat(FILE_LIMITS.jsonCharacters + 1)).problems).toEqual([expect.stringContaining("larger than 32 MiB")]);
  expect(read(`"${"\\".repeat(1_000_001)}"`).problems).toEqual([expect.stringContaining("never closed")]);
});

test("too many values are refused", () => {
  expect(read(`[${"0,".repeat(FILE_LIMITS.nodes)}0]`).problems).toEqual([expect.stringContaining(`more than ${FILE_LIMITS.nodes} values`)]);
});
