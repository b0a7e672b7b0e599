import { runId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { deskOfRun, lineId, placeIn, readLine, writeLine } from "./workspace-place.ts";

const line = (run: string, key: string) => ({ run: runId(run), key });
const [one, two, three] = [line("r1", "check-in:a#1"), line("r2", "check-in:a#1"), line("r2", "failure:b#1")] as const;

test("a line is found again wherever it has moved, also where another run has one of the same name", () => {
  expect(placeIn([one, two, three], { id: lineId(two), index: 0 })).toBe(1);
  expect(placeIn([three, two], { id: lineId(two), index: 0 })).toBe(1);
});

test("what comes into the place of a line that is gone is looked at next, the last one at the end, and nothing where nothing is left", () => {
  expect(placeIn([one, three], { id: lineId(two), index: 1 })).toBe(1);
  expect(placeIn([one], { id: lineId(three), index: 2 })).toBe(0);
  expect(placeIn([], { id: lineId(one), index: 0 })).toBe(-1);
});

test("an address names a line as it was written, and the desk of its run opens at it", () => {
  expect(readLine(new URLSearchParams(writeLine(one)))).toBe(lineId(one));
  expect(readLine(new URLSearchParams("?run=r1"))).toBeNull();
  const desk = new URL(deskOfRun(one), "http://localhost");
  expect([desk.pathname, desk.searchParams.get("item"), desk.searchParams.get("from")]).toEqual(["/runs/r1/desk", one.key, "all"]);
});
