import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLine } from "./log-line.ts";
import { logSpans } from "./log-spans.ts";

const ESC = String.fromCharCode(27);
const spansOf = (text: string, carried = "") => logSpans(parseLine(text, carried).line, [], null);

test("named colours become classes, so that they can follow the theme", () => {
  expect(spansOf(`a${ESC}[1;31mb${ESC}[0mc`).map(({ text, classes }) => [text, classes])).toEqual([
    ["a", []],
    ["b", ["ansi-bold", "ansi-red-fg"]],
    ["c", []],
  ]);
});

test("a style that is added later does not reach back", () => {
  expect(spansOf(`${ESC}[1mbold${ESC}[3mboth`).map((span) => span.classes)).toEqual([["ansi-bold"], ["ansi-bold", "ansi-italic"]]);
});

test("a style carried over from the line before is applied", () => {
  expect(spansOf("x", `${ESC}[32m`)[0]?.classes).toEqual(["ansi-green-fg"]);
});

test("colours of the palette and true colours are given as they are", () => {
  expect(spansOf(`${ESC}[38;5;196mx`)[0]?.color).toBe("rgb(255, 0, 0)");
  expect(spansOf(`${ESC}[38;5;244mx`)[0]?.color).toBe("rgb(128, 128, 128)");
  expect(spansOf(`${ESC}[48;2;1;2;3mx`)[0]?.background).toBe("rgb(1, 2, 3)");
});

test("a match is marked across a change of colour", () => {
  const match = { line: 0, from: 1, to: 3 };
  const spans = logSpans(parseLine(`ab${ESC}[31mcd`, "").line, [match], match);
  expect(spans.map(({ text, match: mark }) => [text, mark])).toEqual([
    ["a", "none"],
    ["b", "current"],
    ["c", "current"],
    ["d", "none"],
  ]);
});

test("whatever a program prints, the spans say its plain text and nothing else", () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom(`${ESC}[31m`, `${ESC}[38;5;9999m`, `${ESC}[`, `${ESC}]8;;javascript:x${ESC}\\`, "<img src=x onerror=y>", "\r"));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const { line } = parseLine(pieces.join("").replaceAll("\n", ""), "");
      const spans = logSpans(line, [], null);
      expect(spans.map((span) => span.text).join("")).toBe(line.plain);
      expect(line.plain).not.toContain(ESC);
    }),
  );
});
