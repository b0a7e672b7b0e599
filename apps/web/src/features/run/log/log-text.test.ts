import fc from "fast-check";
import { expect, test } from "vitest";
import { LogText } from "./log-text.ts";

const ESC = String.fromCharCode(27);

/** Writes texts one after the other, with the byte offsets they have as UTF-8. */
function write(log: LogText, ...texts: readonly string[]): LogText {
  for (const text of texts) log.append({ from: log.end, to: log.end + new TextEncoder().encode(text).length, text });
  return log;
}
const plain = (log: LogText) => [...log.lines, ...(log.openLine === null ? [] : [log.openLine])].map((line) => line.plain);

test("lines appear as they are completed, and the open one is shown too", () => {
  const log = write(new LogText(), "one\ntw", "o\nthree");
  expect(plain(log)).toEqual(["one", "two", "three"]);
  expect(log.lines).toHaveLength(2);
});

test("however a log is cut into pieces, it reads the same", () => {
  const text = fc.array(fc.constantFrom("a", "é", "🧵", "\n", "\r\n", "\r", `${ESC}[31m`, `${ESC}[0m`, " ")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.array(fc.nat(40)), (whole, cuts) => {
      const characters = Array.from(whole);
      const points = [...new Set([0, ...cuts.map((cut) => Math.min(cut, characters.length)), characters.length])].toSorted((one, other) => one - other);
      const pieces = points.slice(1).map((point, index) => characters.slice(points[index], point).join(""));
      const cut = write(new LogText(), ...pieces);
      const entire = write(new LogText(), whole);
      expect(plain(cut)).toEqual(plain(entire));
      expect(cut.lines.map((line) => line.carried)).toEqual(entire.lines.map((line) => line.carried));
    }),
  );
});

test("a piece that was seen before is not shown twice, also where only a part of it was", () => {
  const log = write(new LogText(), "grün\n");
  expect(log.append({ from: 0, to: 6, text: "grün\n" })).toBe("known");
  expect(log.append({ from: 2, to: 10, text: "ün\nrot\n" })).toBe("appended");
  expect(plain(log)).toEqual(["grün", "rot"]);
});

test("a piece that would leave a hole is refused", () => {
  const log = write(new LogText(), "one\n");
  expect(log.append({ from: 9, to: 12, text: "x\n" })).toBe("gap");
  expect(log.end).toBe(4);
});

test("a progress bar shows its last state and keeps no other", () => {
  const log = write(new LogText(), "10%\r", "20%\r", "30%\r", "done\nnext");
  expect(plain(log)).toEqual(["done", "next"]);
});

test("a line break of two characters is one, even when it comes in two pieces", () => {
  expect(plain(write(new LogText(), "one\r", "\ntwo\r\n"))).toEqual(["one", "two"]);
});

test("a colour that is left on goes on in the next line", () => {
  const log = write(new LogText(), `${ESC}[31mred\nstill\n${ESC}[0mplain\n`);
  expect(log.lines.map((line) => line.carried)).toEqual(["", `${ESC}[31m`, `${ESC}[31m`]);
  expect(plain(log)).toEqual(["red", "still", "plain"]);
});

test("escape sequences that are no colours have no effect and leave nothing behind", () => {
  const log = write(new LogText(), `${ESC}]0;title${String.fromCharCode(7)}a${ESC}[2Kb${ESC}[3;1Hc${ESC}(Bd${String.fromCharCode(8)}\n`);
  expect(log.lines[0]).toEqual({ raw: "abcd", plain: "abcd", carried: "" });
});

test("a very long line is shown as several", () => {
  const log = write(new LogText(), `${"x".repeat(9_000)}\n`);
  expect(log.lines.map((line) => line.plain.length)).toEqual([4_000, 4_000, 1_000]);
});
