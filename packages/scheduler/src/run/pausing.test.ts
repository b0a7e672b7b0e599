import { describe, expect, test } from "vitest";
import type { PausePolicy } from "../plan/plan.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const POLICY: PausePolicy = { handBackMinutes: 2, finishMinutes: 10, between: "finish" };
const HOUR = 60;

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

const stopping = (driver: RunDriver, id: string) => {
  const stage = driver.batch(id).attempts.at(-1)?.stage;
  return stage?.kind === "running" ? (stage.stopping?.kind ?? null) : stage?.kind;
};

describe("a pause", () => {
  test.each([
    ["has just begun", { worked: 1, estimate: HOUR }, "pause"],
    ["has just begun and is short", { worked: 1, estimate: 11 }, null],
    ["is near its end", { worked: 52, estimate: HOUR }, null],
    ["is past its estimate", { worked: 70, estimate: HOUR }, null],
    ["lies between", { worked: 20, estimate: HOUR }, null],
  ])("does with work that %s as its policy says", (_, { worked, estimate }, expected) => {
    const driver = started([{ id: "a", estimateMinutes: estimate, timeoutMinutes: 500 }], { pause: POLICY });
    driver.claim("a");
    driver.pass(worked).pause();
    expect(stopping(driver, "a")).toBe(expected);
    expect(driver.run.status).toBe("pausing");
  });

  test("hands back also what lies between where the policy for this pause says so", () => {
    const driver = started([{ id: "a", estimateMinutes: HOUR }], { pause: POLICY });
    driver.claim("a");
    driver.pass(20).pause({ ...POLICY, between: "hand-back" });
    expect(stopping(driver, "a")).toBe("pause");
  });

  test("hands back all work, past its estimate too, where the policy lets nothing finish for being near its end", () => {
    const driver = started([{ id: "late", estimateMinutes: 1, timeoutMinutes: 500 }, { id: "new", estimateMinutes: HOUR }], { pause: POLICY });
    driver.claim("late");
    driver.pass(30).claim("new");
    driver.pause();
    expect([stopping(driver, "late"), stopping(driver, "new")]).toEqual([null, "pause"]);
    driver.pause({ handBackMinutes: 100_000, finishMinutes: 0, between: "hand-back" });
    expect(stopping(driver, "late")).toBe("pause");
  });

  const handedBack = () => {
    const driver = started([{ id: "a", estimateMinutes: HOUR }, "b"], { pause: POLICY });
    driver.claim("a");
    driver.pause();
    return driver;
  };

  test("ends when what was handed back has let go, and a resume does that again, as neither failure nor rework", () => {
    const driver = handedBack();
    expect(driver.commands).toEqual([{ type: "stop", attempt: "a#1", epoch: 1 }]);
    driver.report("a", { outcome: { kind: "signalled", signal: "SIGTERM" } });
    expect([driver.run.status, driver.phase("a")]).toEqual(["paused", "waiting"]);
    expect(driver.batch("a").attempts[0]?.stage).toMatchObject({ ending: { kind: "handed-back" } });
    driver.resume();
    expect(driver.batch("a").attempts[1]).toMatchObject({ cause: "handed-back" });
  });

  test("takes what was done before the order came", () => {
    const driver = handedBack();
    driver.report("a");
    expect([driver.run.status, driver.phase("a")]).toEqual(["paused", "accepted"]);
  });

  test("gives up a runner that goes away while it hands back, without counting it as lost", () => {
    const driver = handedBack();
    driver.lose("a");
    expect([driver.run.status, driver.phase("a")]).toEqual(["paused", "waiting"]);
    expect(driver.batch("a").attempts[0]?.stage).toMatchObject({ ending: { kind: "handed-back" } });
  });

  test("may be taken back before it has come to its end", () => {
    const driver = handedBack();
    driver.resume();
    expect(driver.run.status).toBe("running");
    driver.report("a", { outcome: { kind: "stopped" } });
    expect(driver.batch("a").attempts.map(({ cause }) => cause)).toEqual(["first", "handed-back"]);
  });

  test("may be made faster, and the same pause again changes nothing", () => {
    const driver = started([{ id: "a", estimateMinutes: HOUR }], { pause: POLICY });
    driver.claim("a");
    driver.pass(20).pause();
    expect(driver.pause()).toMatchObject({ kind: "ignored" });
    driver.pause({ handBackMinutes: 500, finishMinutes: 0, between: "hand-back" });
    expect(stopping(driver, "a")).toBe("pause");
  });

  test("is over at once where nothing runs on a runner", () => {
    const driver = started(["a", { id: "p", work: "person" }, { id: "c", acceptance: "person" }]).succeed("c");
    driver.take("p");
    driver.pause();
    expect(driver.run.status).toBe("paused");
  });

  test("turns into a stop where somebody stops the run meanwhile", () => {
    const driver = handedBack();
    driver.stopRun();
    driver.report("a", { outcome: { kind: "stopped" } });
    expect([driver.run.status, driver.in("stopped")]).toEqual(["stopped", ["a", "b"]]);
  });
});

describe("too many check-ins", () => {
  const reviewed = () => started(["a", "b", "c"].map((id) => ({ id, acceptance: "person" as const })), { maxParallel: 2, maxUnchecked: 1 });

  test("let nothing new start for runners, not even what was offered, until one is done", () => {
    const driver = reviewed().succeed("a");
    expect(driver.phase("c")).toBe("waiting");
    expect(driver.claim("b")).toMatchObject({ kind: "ignored", message: "Nothing starts while 1 batches wait for a check-in" });
    driver.checkIn("a", "accept");
    expect(driver.commands).toEqual([{ type: "offer", attempt: "b#1", epoch: 2 }, { type: "offer", attempt: "c#1", epoch: 3 }]);
    expect([driver.claim("b").kind, driver.phase("c")]).toEqual(["applied", "running"]);
  });

  test("hold back no person, and not the check of what one has done", () => {
    const driver = started([{ id: "a", acceptance: "person" }, { id: "p", work: "person", hasAcceptanceCommand: true, needs: ["a"], trigger: { kind: "finished" } }, { id: "q", work: "person", hasAcceptanceCommand: true }], { maxUnchecked: 1 }).succeed("a");
    driver.done("q");
    expect(driver.claim("q").kind).toBe("applied");
  });
});
