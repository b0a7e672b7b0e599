import { expect, test } from "vitest";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const refused = { acceptance: { passed: false, code: 1, tail: "1 test failed" } };
const passed = { acceptance: { passed: true, code: 0, tail: "" } };

const started = (acceptance: "command" | "both") => {
  const driver = new RunDriver(makeSpec([{ id: "a", acceptance, hasAcceptanceCommand: true }]));
  driver.start();
  return driver;
};

const reportClaimed = (driver: RunDriver, report: typeof refused | typeof passed) => {
  driver.claim("a");
  driver.report("a", report);
};

test("a command that decides alone and says no sends the batch to rework with its last lines as notes", () => {
  const driver = started("command");
  reportClaimed(driver, refused);
  expect(driver.batch("a").attempts.map(({ cause, notes }) => ({ cause, notes }))).toEqual([
    { cause: "first", notes: null },
    { cause: "rework", notes: "1 test failed" },
  ]);
  reportClaimed(driver, passed);
  expect(driver.run.status).toBe("accepted");
});

test("after two reworks by the command a person is asked", () => {
  const driver = started("command");
  for (let attempt = 1; attempt <= 3; attempt += 1) reportClaimed(driver, refused);
  expect([driver.phase("a"), driver.batch("a").attempts.length]).toEqual(["checking", 3]);
});

test("a person who decides together with the command sees its refusal and decides", () => {
  const driver = started("both");
  reportClaimed(driver, refused);
  expect(driver.phase("a")).toBe("checking");
});

test("a task that returns tasks which are refused is asked again, also where a person decides", () => {
  const driver = new RunDriver(makeSpec([{ id: "a", acceptance: "person", expands: true }]));
  driver.start();
  reportClaimed(driver, refused);
  expect([driver.phase("a"), driver.batch("a").attempts.at(-1)?.notes]).toEqual(["running", "1 test failed"]);
  reportClaimed(driver, passed);
  expect(driver.phase("a")).toBe("checking");
});
