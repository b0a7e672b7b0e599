import { describe, expect, test } from "vitest";
import { agentId } from "../plan/ids.ts";
import { type BatchSketch, makeSpec, type SpecSketch } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

/** Says anew what a run does. */
const replan = (driver: RunDriver, batches: readonly (string | BatchSketch)[], sketch: SpecSketch = {}) => driver.replan({ ...makeSpec(batches, sketch), revision: driver.run.spec.revision + 1 });

describe("a change of a live run", () => {
  test("adds, changes and removes what has not begun", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, { id: "c", needs: ["b"] }]);
    driver.claim("a");
    expect(replan(driver, ["a", { id: "b", needs: ["a", "new"] }, "new"]).kind).toBe("applied");
    expect(Object.keys(driver.run.batches)).toEqual(["a", "b", "new"]);
    driver.report("a");
    expect([driver.phase("b"), driver.phase("new")]).toEqual(["waiting", "running"]);
    expect(driver.succeed("new", "b").run.status).toBe("accepted");
  });

  test.each<[string, readonly (string | BatchSketch)[], string]>([
    ["removed", ["b"], "a has begun, so it cannot be removed"],
    ["changed", [{ id: "a", timeoutMinutes: 5 }, "b"], "a has begun, so it cannot be changed"],
    ["made to wait", [{ id: "a", needs: ["b"] }, "b"], "a has begun, so it cannot be changed"],
  ])("leaves alone what has begun: it cannot be %s", (_, batches, message) => {
    const driver = started(["a", { id: "b" }], { maxParallel: 1 });
    driver.claim("a");
    const { run } = driver;
    expect(replan(driver, batches, { maxParallel: 1 })).toMatchObject({ kind: "ignored", reason: "invalid-change", message });
    expect(driver.run).toBe(run);
  });

  test("may forget needs that are there, and change the order of what has begun", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, "c"]).succeed("a");
    driver.claim("b");
    expect(replan(driver, ["c", "b", "a"]).kind).toBe("applied");
    expect(driver.succeed("c").phase("b")).toBe("running");
  });

  test("may let what is to be done again wait for something new, and what was left out for nothing", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, "c", { id: "d", needs: ["c"] }]).succeed("a", "b");
    driver.restart("a");
    driver.skip("d");
    expect(replan(driver, ["a", { id: "b", needs: ["a", "new"] }, "c", { id: "d", needs: ["c", "new"] }, "new"]).kind).toBe("applied");
    driver.succeed("a");
    expect([driver.phase("b"), driver.phase("d")]).toEqual(["waiting", "skipped"]);
    expect(driver.succeed("new", "b", "c").run.status).toBe("accepted");
  });

  test("changes limits at once: a higher one lets more start, a lower one stops nothing", () => {
    const driver = started(["a", "b", "c"].map((id) => ({ id, agent: "x" })), { agents: { x: 1 }, maxParallel: 2 });
    const x = agentId("x");
    driver.replan({ agents: { [x]: { name: "x", capacity: 3, work: "runner", labels: [] } } });
    expect(driver.in("running")).toEqual(["a", "b"]);
    driver.replan({ maxParallel: 1 });
    expect(driver.succeed("a").in("running")).toEqual(["b"]);
    expect(driver.succeed("b").in("running")).toEqual(["c"]);
  });

  test("is refused where it was made for another revision, names what is not there, or goes round in a circle", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, { id: "c", needs: ["b"] }]);
    expect(driver.replan({ revision: 0 })).toMatchObject({ reason: "invalid-change" });
    expect(driver.replan({ batches: driver.run.spec.batches.filter(({ id }) => id !== "b") })).toMatchObject({ message: "Batch c names batch b, which the run spec lacks" });
    const circle = replan(driver, ["a", { id: "b", needs: ["a", "c"] }, { id: "c", needs: ["b"] }]);
    expect(circle).toMatchObject({ message: "Batch b waits for itself, through what it needs" });
  });

  test("cannot keep apart what runs together already", () => {
    const driver = started(["a", "b"]);
    expect(replan(driver, ["a", { id: "b", excludes: ["a"] }])).toMatchObject({ message: "a and b run already, so they cannot be kept apart" });
  });

  test("finds out anew what waits for a time and what is in vain", () => {
    const driver = started([{ id: "a", onFailure: "isolated" }, { id: "b", needs: ["a"] }, { id: "c", notBeforeMinutes: 60 }]).fail("a");
    expect([driver.phase("b"), driver.phase("c")]).toEqual(["skipped", "delayed"]);
    replan(driver, [{ id: "a", onFailure: "isolated" }, "b", "c"]);
    expect([driver.phase("b"), driver.phase("c")]).toEqual(["running", "running"]);
  });

  test("makes a failed run go on with what was added, and is refused while it is being stopped", () => {
    const driver = started([{ id: "a", onFailure: "isolated" }]).fail("a");
    expect(driver.run.status).toBe("failed");
    replan(driver, [{ id: "a", onFailure: "isolated" }, "b"]);
    expect([driver.run.status, driver.phase("b")]).toEqual(["running", "running"]);
    driver.claim("b");
    driver.stopRun();
    expect(replan(driver, [{ id: "a", onFailure: "isolated" }, "b", "c"])).toMatchObject({ message: "The run is being stopped" });
  });
});
