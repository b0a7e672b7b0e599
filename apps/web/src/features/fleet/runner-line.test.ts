import { describe, expect, test } from "vitest";
import { type Runner, runnerLine } from "./runner-line.ts";

const RUNNER: Runner = {
  id: "1",
  name: "builder",
  version: "1.0.0",
  capacity: 8,
  mostAtOnce: null,
  busy: 2,
  state: "online",
  draining: false,
  lastSeenAt: 1_000_000,
  killLevel: "namespace",
  labels: [],
  declared: [],
  clockSkewMs: 0,
};
const line = (change: Partial<Runner>) => runnerLine({ ...RUNNER, ...change }, 1_030_000);

describe("the load of a runner", () => {
  test("is what it has of what it may have, whichever of its own and the owner's limit is smaller", () => {
    expect(line({})).toMatchObject({ loadWords: "2 of 8", load: 0.25 });
    expect(line({ mostAtOnce: 4 })).toMatchObject({ loadWords: "2 of 4", load: 0.5 });
    expect(line({ mostAtOnce: 20 })).toMatchObject({ loadWords: "2 of 8" });
  });

  test("is no number before it has said how many places it has", () => {
    expect(line({ capacity: 0, busy: 0 })).toMatchObject({ loadWords: "–", load: 0 });
  });
});

test("a silent runner is a danger only while it has work", () => {
  expect(line({ state: "silent" }).standing.tone).toBe("danger");
  expect(line({ state: "silent", busy: 0 }).standing.tone).toBe("neutral");
});

test("a runner that was shut down is no danger, and worth a look only where it has something to tell", () => {
  expect(line({ state: "shut-down", busy: 0 }).standing).toMatchObject({ word: "Shut down", tone: "neutral" });
  expect(line({ state: "shut-down", draining: true }).standing).toMatchObject({ word: "Shut down", tone: "warning" });
});

test("a runner is drained once it has nothing left, and draining until then", () => {
  expect(line({ draining: true }).standing.word).toBe("Draining");
  expect(line({ draining: true, busy: 0 }).standing.word).toBe("Drained");
});

test("a clock is spoken of only where it is wrong by seconds", () => {
  expect([0, 1_900, -1_900, null].map((clockSkewMs) => line({ clockSkewMs }).clock)).toEqual([null, null, null, null]);
  expect(line({ clockSkewMs: 65_000 }).clock).toBe("Clock 1 min 5 s fast");
  expect(line({ clockSkewMs: -3_000 }).clock).toBe("Clock 3 s slow");
});
