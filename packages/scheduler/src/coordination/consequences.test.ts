import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { liveAttempt } from "../run/live-attempt.ts";
import type { Attempt, Verdict } from "../run/run.ts";
import { arbitraryFactSeed, factFor } from "../run/testing/arbitrary-fact.ts";
import { arbitrarySpec } from "../run/testing/arbitrary-spec.ts";
import { makeSpec, type BatchSketch } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { transition } from "../run/transition.ts";
import { consequencesOf, type PossibleVerdict } from "./consequences.ts";

const MINUTE = 60_000;
const asked = (id: string, differs: Partial<BatchSketch> = {}): BatchSketch => ({ id, acceptance: "person", ...differs });
const started = (...batches: readonly BatchSketch[]): RunDriver => {
  const driver = new RunDriver(makeSpec(batches));
  driver.start();
  return driver;
};
const liveOf = (driver: RunDriver, id: string): Attempt => liveAttempt(driver.batch(id)) ?? expect.fail(`${id} has no live attempt`);
const after = (driver: RunDriver, ...verdicts: readonly (readonly [id: string, verdict: Verdict, fix?: PossibleVerdict["fix"]])[]) => {
  const { starts, stale, concludes, finish, late } = consequencesOf(driver.run, verdicts.map(([id, verdict, fix = null]) => ({ attempt: liveOf(driver, id), verdict, fix })), { now: driver.now, foretold: true });
  return { starts: starts.map(({ id }) => String(id)), stale: stale.map(({ id }) => String(id)), concludes, late, minutes: [finish.before, finish.after].map((at) => (at === null ? null : (at - driver.now) / MINUTE)) };
};

describe("what a verdict leads to", () => {
  test("accepting starts what waits for this alone", () => {
    const driver = started(asked("a"), asked("b"), asked("c", { needs: ["a"] }), asked("d", { needs: ["a", "b"] })).succeed("a");
    driver.claim("b");
    expect(after(driver, ["a", "accept"])).toMatchObject({ starts: ["c"], stale: [], concludes: false, minutes: [40, 40] });
  });

  test("accepting the last one finishes the run", () => {
    expect(after(started(asked("a")).succeed("a"), ["a", "accept"])).toMatchObject({ starts: [], concludes: true, minutes: [0, 0] });
  });

  test("a fix before what follows makes that wait, a fix beside it does not", () => {
    const driver = started(asked("a"), asked("b", { needs: ["a"] })).succeed("a");
    expect(after(driver, ["a", "minor", { minutes: 10, when: "before" }])).toMatchObject({ starts: ["a-fix"], minutes: [20, 30] });
    expect(after(driver, ["a", "minor", { minutes: 10, when: "beside" }])).toMatchObject({ starts: ["b", "a-fix"], minutes: [20, 20] });
    expect(after(driver, ["a", "minor"])).toMatchObject({ starts: ["b"] });
  });

  test("a fix behind one batch of several comes before the next one of its task", () => {
    const driver = started(asked("a.1", { task: "a", count: 2 }), asked("a.2", { task: "a", index: 2, count: 2, needs: ["a.1"] })).succeed("a.1");
    expect(after(driver, ["a.1", "minor", { minutes: 5, when: "before" }])).toMatchObject({ starts: ["a.1-fix"], minutes: [20, 25] });
  });

  test("a rework takes its time again, and names whoever has used the work", () => {
    const driver = started(asked("a"), asked("beside", { softNeeds: ["a"] }), asked("b", { needs: ["a"] })).succeed("a").pass(1);
    driver.claim("beside");
    expect(after(driver, ["a", "rework"])).toMatchObject({ starts: [], stale: ["beside"], minutes: [20, 40] });
  });

  test("several are played together: what waits for two of them starts", () => {
    const driver = started(asked("a"), asked("b"), asked("c", { needs: ["a", "b"] })).succeed("a", "b");
    expect(after(driver, ["a", "accept"]).starts).toEqual([]);
    expect(after(driver, ["a", "accept"], ["b", "accept"]).starts).toEqual(["c"]);
  });

  test("a verdict that comes too late is named", () => {
    const driver = started(asked("a"), asked("b")).succeed("a");
    const attempt = liveOf(driver, "a");
    driver.checkIn("a", "accept");
    expect(consequencesOf(driver.run, [{ attempt, verdict: "accept", fix: null }], { now: driver.now, foretold: false })).toMatchObject({ late: ["a#1"], starts: [], finish: { before: null, after: null } });
  });
});

test("what is foretold is what the machine does, and the run is left as it was", () => {
  fc.assert(
    fc.property(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 40 }), fc.constantFrom<Verdict>("accept", "minor", "rework"), (spec, seeds, verdict) => {
      const driver = new RunDriver(spec);
      driver.start();
      for (const seed of seeds) driver.pass(seed.minutes).send(factFor(driver.run, seed, driver.now));
      const [id] = driver.in("checking");
      if (id === undefined) return;
      const attempt = liveOf(driver, id);
      const before = JSON.stringify(driver.run);
      const foretold = consequencesOf(driver.run, [{ attempt, verdict, fix: null }], { now: driver.now, foretold: false });
      expect(JSON.stringify(driver.run)).toBe(before);
      const { run } = transition(driver.run, { type: "attempt.checked-in", attempt: attempt.id, epoch: attempt.epoch, verdict, by: "bob", notes: null, tags: [], at: driver.now });
      const isBusy = (state: typeof run, each: (typeof spec.batches)[number]["id"]) => {
        const batch = state.batches[each];
        const stage = batch === undefined ? undefined : liveAttempt(batch)?.stage.kind;
        return stage !== undefined && stage !== "reported";
      };
      expect(foretold.starts.map((each) => each.id)).toEqual(spec.batches.flatMap((each) => (each.id !== id && isBusy(run, each.id) && !isBusy(driver.run, each.id) ? [each.id] : [])));
      expect(foretold.concludes).toBe(run.status === "accepted");
    }),
    { numRuns: 500 },
  );
});
