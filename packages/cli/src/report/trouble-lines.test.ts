import { makeSpec, RunDriver } from "@planloom/scheduler/testing";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { errorLines, overdueLines } from "./trouble-lines.ts";

const plain = (lines: readonly string[]) => lines.map((line) => stripVTControlCharacters(line));

test("what went wrong is told with what waits because of it, and nothing where nothing did", () => {
  const driver = new RunDriver(makeSpec(["a", "b", { id: "c", needs: ["a"] }]));
  driver.start();
  expect(errorLines(driver.run)).toEqual([]);
  driver.fail("a", "b");
  expect(plain(errorLines(driver.run))).toEqual(["What went wrong", "  Needs a decision: It exited with code 1 – a, b (waiting: c)"]);
});

test("a lock is told once it is held for longer than expected while somebody waits", () => {
  const driver = new RunDriver(makeSpec([{ id: "a", estimateMinutes: 10 }, { id: "b", excludes: ["a"] }]));
  driver.start();
  driver.claim("a");
  expect(overdueLines(driver.run, driver.pass(10).now)).toEqual([]);
  expect(plain(overdueLines(driver.run, driver.pass(10).now))).toEqual(["a has held shared/a-b for 20:00, longer than expected; waiting: b"]);
});
