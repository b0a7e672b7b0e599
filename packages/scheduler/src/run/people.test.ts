import { describe, expect, test } from "vitest";
import { makeSpec, retries } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

const stageOf = (driver: RunDriver, id: string) => driver.batch(id).attempts.at(-1)?.stage;

const failed = { acceptance: { passed: false, code: 1, tail: "2 tests failed" } };
const passed = { acceptance: { passed: true, code: 0, tail: "" } };

describe("a person's work", () => {
  test("is asked for, taken up and done", () => {
    const driver = started([{ id: "p", work: "person" }]);
    expect(driver.commands).toEqual([{ type: "ask-person", attempt: "p#1", epoch: 1 }]);
    driver.pass(1).take("p");
    expect(stageOf(driver, "p")).toEqual({ kind: "with-person", startedAt: driver.now, by: "ann" });
    expect(driver.take("p", "bob")).toMatchObject({ kind: "ignored", message: "ann has already taken p" });
    driver.pass(5).done("p");
    expect(driver.run.status).toBe("accepted");
  });

  test("takes none of the runners' places, but one of the person's", () => {
    const person = { work: "person", agent: "ann" } as const;
    const driver = started([{ id: "p", ...person }, { id: "q", ...person }, "a"], { maxParallel: 1, agents: { ann: 1 } });
    expect(driver.in("running")).toEqual(["p", "a"]);
  });

  test("holds its files only from when it is taken up, and cannot be taken up while they are in use", () => {
    const driver = started(["a", { id: "p", work: "person", needs: ["a"] }, { id: "b", needs: ["a"], excludes: ["p"] }]).succeed("a");
    expect(driver.in("running")).toEqual(["p", "b"]);
    expect(driver.take("p")).toMatchObject({ kind: "ignored", message: "shared/b-p is in use by b; take it when that is done" });
    expect(driver.done("p").kind).toBe("ignored");
    driver.succeed("b");
    expect(driver.take("p").kind).toBe("applied");
  });

  test("keeps others from its files once it is taken up", () => {
    const driver = started([{ id: "p", work: "person" }, "a", { id: "b", needs: ["a"], excludes: ["p"] }]);
    driver.take("p");
    driver.succeed("a");
    expect(driver.phase("b")).toBe("waiting");
    driver.done("p");
    expect(driver.phase("b")).toBe("running");
  });

  test("that cannot be done fails without asking again by itself", () => {
    const driver = started([{ id: "p", work: "person", retries: retries(3, 1) }]);
    driver.take("p");
    driver.report("p", { outcome: { kind: "error", message: "I have no key to the lab" } });
    expect(driver.batch("p").phase).toMatchObject({ kind: "failed", message: "I have no key to the lab" });
  });
});

describe("a person's work with an acceptance command", () => {
  const done = (acceptance: "command" | "both" = "command") => {
    const driver = started([{ id: "p", work: "person", hasAcceptanceCommand: true, acceptance }], { maxParallel: 1 });
    driver.take("p");
    driver.pass(30).report("p", { outcome: { kind: "done", by: "ann", note: "see the wiki" }, outputs: [{ kind: "value", name: "url", value: "x" }] });
    return driver;
  };

  test("goes back on offer under a new epoch, for a runner to run only the command", () => {
    const driver = done();
    expect(driver.commands).toEqual([{ type: "offer", attempt: "p#1", epoch: 2 }]);
    expect(stageOf(driver, "p")).toMatchObject({ kind: "offered", done: { report: { outcome: { kind: "done", by: "ann" } } } });
  });

  test("keeps who did it, what they handed over and how long they took", () => {
    const driver = done();
    driver.claim("p");
    driver.report("p", { ...passed, outputs: [{ kind: "file", name: "log", bytes: 3 }] });
    expect(stageOf(driver, "p")).toMatchObject({
      kind: "ended",
      startedAt: driver.now - 30 * 60_000,
      runner: "r1",
      report: { outcome: { kind: "done", by: "ann", note: "see the wiki" }, acceptance: { passed: true }, outputs: [{ name: "url" }, { name: "log" }] },
    });
  });

  test("comes back to the person with the command's words when it says no", () => {
    const driver = done();
    driver.claim("p");
    driver.report("p", failed);
    expect(driver.batch("p").attempts.at(-1)).toMatchObject({ cause: "rework", notes: "2 tests failed", stage: { kind: "with-person" } });
  });

  test("is never thrown away because the command could not be run: somebody looks at it", () => {
    const driver = done();
    driver.claim("p");
    driver.report("p", { outcome: { kind: "error", message: "no such folder" } });
    expect(stageOf(driver, "p")).toMatchObject({ kind: "reported", report: { outcome: { kind: "done" }, acceptance: { passed: false, code: null, tail: "no such folder" } } });
  });

  test("stands when the runner that checks it goes away", () => {
    const driver = done();
    driver.claim("p");
    driver.lose("p");
    expect(driver.batch("p").attempts.at(-1)).toMatchObject({ cause: "lost", stage: { kind: "offered", done: { report: { outcome: { by: "ann" } } } } });
    expect(driver.succeed("p").phase("p")).toBe("checking");
  });

  test("stands when the runner that checks it is shut down", () => {
    const driver = done();
    driver.claim("p");
    driver.report("p", { outcome: { kind: "shut-down" } });
    expect(driver.batch("p").attempts.at(-1)).toMatchObject({ cause: "shut-down", stage: { kind: "offered", done: { report: { outcome: { by: "ann" } } } } });
    expect(driver.succeed("p").phase("p")).toBe("checking");
  });

  test("is looked at by a person after the command where both decide", () => {
    const driver = done("both");
    driver.claim("p");
    driver.report("p", passed);
    expect(driver.phase("p")).toBe("checking");
  });
});

describe("a check-in", () => {
  const reported = () => started([{ id: "a", acceptance: "person" }, { id: "b", needs: ["a"] }]).succeed("a");

  test("accept and minor let dependents start, and are kept with their notes", () => {
    for (const verdict of ["accept", "minor"] as const) {
      const driver = reported();
      driver.checkIn("a", verdict, "rename it");
      expect(driver.batch("a").phase).toMatchObject({ kind: "accepted", verdict });
      expect(stageOf(driver, "a")).toMatchObject({ ending: { kind: "checked-in", verdict, by: "bob", notes: "rename it" } });
      expect(driver.phase("b")).toBe("running");
    }
  });

  test("rework makes a new attempt that is told the notes, and dependents go on waiting", () => {
    const driver = reported();
    driver.checkIn("a", "rework", "too slow");
    expect(driver.batch("a").attempts.at(-1)).toMatchObject({ number: 2, epoch: 2, cause: "rework", notes: "too slow" });
    expect(driver.phase("b")).toBe("waiting");
  });

  test("comes only after the report, and only once", () => {
    const driver = started([{ id: "a", acceptance: "person" }, "b"]);
    expect(driver.checkIn("a", "accept").kind).toBe("ignored");
    const fence = driver.fence("a");
    driver.succeed("a");
    driver.checkIn("a", "accept");
    expect(driver.send({ type: "attempt.checked-in", verdict: "rework", by: "eve", notes: null, tags: [], ...fence })).toMatchObject({ reason: "not-now" });
  });

  test("shows a person a failed acceptance command, and they decide", () => {
    const driver = started([{ id: "a", acceptance: "person", hasAcceptanceCommand: true }]);
    driver.claim("a");
    driver.report("a", failed);
    expect(driver.phase("a")).toBe("checking");
    driver.checkIn("a", "accept");
    expect(driver.run.status).toBe("accepted");
  });
});
