import fc from "fast-check";
import { expect, test } from "vitest";
import { COUNT, MINUTES, parseClock, parseLines, parseNeededNumber, parseNumber, parseOutputName, parseVariables } from "./parsed.ts";

const value = (of: unknown) => ({ kind: "value", value: of });
const FAULT = { kind: "fault" };

test("every number within its limits is read as it is shown", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.double({ min: 0.01, max: 100_000, noNaN: true }), (count, minutes) => {
      expect(parseNumber(String(count), COUNT)).toEqual(value(count));
      expect(parseNumber(String(minutes), MINUTES)).toEqual(value(minutes));
    }),
  );
});

test("what is no number, or out of its limits, is a fault and never a value", () => {
  for (const text of ["x", "1x", "-", "0", "-1", "1e99", "Infinity", "NaN"]) expect(parseNumber(text, MINUTES)).toMatchObject(FAULT);
  expect(parseNumber("1.5", COUNT)).toMatchObject(FAULT);
  expect([parseNumber("1,5", MINUTES), parseNumber(" ", MINUTES)]).toEqual([value(1.5), value(null)]);
  expect(parseNeededNumber("", MINUTES)).toMatchObject(FAULT);
});

test("a list is read back from its lines, whatever blank lines are between them", () => {
  const entry = fc.stringMatching(/^[!-~]{1,9}$/);
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 9 }), (entries) => {
      expect(parseLines(` ${entries.join(" \n\n ")}\n`, 9)).toEqual(value(entries));
    }),
  );
  expect(parseLines("far too long", 9)).toMatchObject(FAULT);
});

test("variables keep everything after the first equals sign, and a bad or repeated name is a fault", () => {
  expect(parseVariables("A=1\n\nB_2= x=y \n")).toEqual(value({ A: "1", B_2: " x=y " }));
  for (const text of ["A", "2A=1", "=1", "A=1\nA=2"]) expect(parseVariables(text)).toMatchObject(FAULT);
});

test("the name of an output starts with a letter", () => {
  expect([parseOutputName("a-1_B"), parseOutputName("1a"), parseOutputName("")]).toMatchObject([value("a-1_B"), FAULT, FAULT]);
});

test("a time of day has two digits for each part, and ends at 24:00", () => {
  expect([parseClock("9:30"), parseClock(" 00:00 "), parseClock("24:00")]).toEqual([value("09:30"), value("00:00"), value("24:00")]);
  for (const text of ["", "9", "9:3", "24:01", "12:60", "9am", "-1:00"]) expect(parseClock(text)).toMatchObject(FAULT);
});
