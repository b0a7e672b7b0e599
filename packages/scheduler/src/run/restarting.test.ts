import { describe, expect, test } from "vitest";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

describe("a restart", () => {
  test("does a batch and all that follows from it again, and leaves the rest alone", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, { id: "c", needs: ["b"] }, { id: "d" }, "e"]).succeed("a", "b", "c", "d");
    driver.restart("a");
    expect([driver.phase("a"), driver.in("waiting"), driver.in("accepted")]).toEqual(["running", ["b", "c"], ["d"]]);
    expect(driver.succeed("a", "b", "c", "e").run.status).toBe("accepted");
    expect(driver.batch("c").attempts.map(({ cause }) => cause)).toEqual(["first", "retry"]);
  });

  test("stops first what runs, and goes on when its runner has let go", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, "keep"]).succeed("a");
    driver.claim("b");
    driver.restart("a");
    expect(driver.commands).toEqual([{ type: "stop", attempt: "b#1", epoch: 3 }, { type: "offer", attempt: "a#2", epoch: 4 }]);
    driver.report("b");
    expect([driver.phase("b"), driver.batch("b").attempts.length]).toEqual(["waiting", 1]);
    expect(driver.succeed("a", "b").in("accepted")).toEqual(["a", "b"]);
  });

  test("may give it to another agent, once the old one has let go", () => {
    const driver = started([{ id: "a", agent: "x" }, { id: "p", agent: "ann", work: "person" }], { agents: { x: 1, y: 1 }, people: ["ann"] });
    driver.claim("a");
    driver.restart("a", "y");
    expect(driver.run.spec.batches[0]).toMatchObject({ agent: "x" });
    driver.report("a", { outcome: { kind: "stopped" } });
    expect(driver.run.spec).toMatchObject({ revision: 1, batches: [{ agent: "y", work: "runner" }, {}] });
    driver.claim("a");
    driver.restart("a", "ann");
    driver.report("a", { outcome: { kind: "stopped" } });
    expect(driver.batch("a").attempts.at(-1)?.stage.kind).toBe("with-person");
  });

  test("gives all automatic retries back, and keeps what a person chose to skip", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, "keep"]);
    driver.skip("b");
    driver.fail("a");
    driver.restart("a");
    expect([driver.phase("a"), driver.batch("a").settledAttempts, driver.phase("b")]).toEqual(["running", 1, "skipped"]);
  });

  test("makes a failed run go on, and not one that is over otherwise", () => {
    const failed = started(["a"]).fail("a");
    failed.restart("a");
    expect(failed.run.status).toBe("running");
    expect(started(["a"]).succeed("a").restart("a")).toMatchObject({ kind: "ignored", reason: "run-over" });
  });

  test("is refused where there is nothing to restart, twice, or for an agent nobody knows", () => {
    const driver = started(["a", { id: "b", needs: ["a"] }, { id: "s", work: "none", needs: ["b"] }]);
    expect(driver.restart("b")).toMatchObject({ kind: "ignored", message: "b has not begun, so there is nothing to restart" });
    expect(driver.restart("a")).toMatchObject({ kind: "ignored", message: "a has not begun, so there is nothing to restart" });
    expect(driver.restart("a", "nobody")).toMatchObject({ kind: "ignored", reason: "invalid-change" });
    expect(driver.restart("s", "nobody")).toMatchObject({ kind: "ignored", reason: "invalid-change" });
    driver.claim("a");
    driver.restart("a");
    expect(driver.restart("a")).toMatchObject({ kind: "ignored", message: "a is already being restarted" });
    driver.report("a");
    const stale = driver.send({ type: "batch.restarted", batch: driver.batch("a").id, attempts: 1, by: "ann", agent: null });
    expect(stale).toMatchObject({ kind: "ignored", message: "a has been tried again meanwhile; look at it again" });
  });
});
