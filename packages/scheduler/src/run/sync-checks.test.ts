import { describe, expect, test } from "vitest";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const REFUSED = { acceptance: { passed: false, code: 1, tail: "two answers to one question" } };
const PASSED = { acceptance: { passed: true, code: 0, tail: "" } };

function atTheSyncPoint(): RunDriver {
  const driver = new RunDriver(
    makeSpec([{ id: "api" }, { id: "page" }, { id: "meet", work: "none", acceptance: "command", hasAcceptanceCommand: true, needs: ["api", "page"] }, { id: "docs", needs: ["meet"] }]),
  );
  driver.start();
  return driver.succeed("api", "page");
}

describe("a sync point with an acceptance command", () => {
  test("lets nobody pass before a runner has run it", () => {
    const driver = atTheSyncPoint();
    expect(driver.in("running")).toEqual(["meet"]);
    expect(driver.commands).toEqual([{ type: "offer", ...driver.fence("meet") }]);
    driver.claim("meet");
    expect(driver.phase("docs")).toBe("waiting");
    driver.report("meet", PASSED);
    expect(driver.phase("meet")).toBe("accepted");
    expect(driver.phase("docs")).toBe("running");
  });

  test("goes to a person where the command says no, and never round by itself", () => {
    const driver = atTheSyncPoint();
    driver.claim("meet");
    driver.report("meet", REFUSED);
    expect(driver.phase("meet")).toBe("checking");
    driver.checkIn("meet", "rework");
    expect(driver.phase("meet")).toBe("running");
    driver.claim("meet");
    driver.report("meet", PASSED);
    expect(driver.phase("meet")).toBe("accepted");
  });

  test("is checked again where its runner was lost", () => {
    const driver = atTheSyncPoint();
    driver.claim("meet");
    driver.lose("meet");
    expect(driver.phase("meet")).toBe("running");
    expect(driver.batch("meet").attempts).toHaveLength(2);
    expect(driver.batch("meet").attempts[1]?.cause).toBe("lost");
  });

  test("holds no place of the runners", () => {
    const driver = new RunDriver(
      makeSpec([{ id: "a" }, { id: "meet", work: "none", acceptance: "command", hasAcceptanceCommand: true, needs: ["a"] }, { id: "b" }], { maxParallel: 1 }),
    );
    driver.start();
    driver.succeed("a");
    expect(driver.in("running")).toEqual(["meet", "b"]);
  });
});
