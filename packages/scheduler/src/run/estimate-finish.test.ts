import { expect, test } from "vitest";
import { estimateFinish, estimateFinishes } from "./estimate-finish.ts";
import { makeSpec, retries } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

/** Minutes from now. */
const left = ({ run, now }: RunDriver) => {
  const finish = estimateFinish(run, now);
  return finish === null ? null : (finish - now) / 60_000;
};

test("before the start it is the length of the schedule that the dispatch rules make", () => {
  const spec = makeSpec([{ id: "a", estimateMinutes: 10 }, { id: "b", estimateMinutes: 5 }, { id: "c", estimateMinutes: 5 }], { maxParallel: 2 });
  expect(left(new RunDriver(spec))).toBe(10);
});

test("needs, files, resources and agents stretch it as they will stretch the run", () => {
  const ten = { estimateMinutes: 10 };
  expect(left(started([{ id: "a", ...ten }, { id: "b", needs: ["a"], ...ten }]))).toBe(20);
  expect(left(started([{ id: "a", ...ten }, { id: "b", excludes: ["a"], ...ten }]))).toBe(20);
  expect(left(started([{ id: "a", uses: { r: 1 }, ...ten }, { id: "b", uses: { r: 1 }, ...ten }], { resources: { r: 1 } }))).toBe(20);
  expect(left(started([{ id: "a", agent: "x", ...ten }, { id: "b", agent: "x", ...ten }], { agents: { x: 1 } }))).toBe(20);
});

test("sync points take no time", () => {
  expect(left(started([{ id: "a", estimateMinutes: 10 }, { id: "s", work: "none", needs: ["a"] }, { id: "b", needs: ["s"], estimateMinutes: 5 }]))).toBe(15);
});

test("elapsed time is taken off, and work past its estimate is given a tenth of it", () => {
  const driver = started([{ id: "a", estimateMinutes: 10 }]);
  driver.claim("a");
  expect(left(driver.pass(4))).toBe(6);
  expect(left(driver.pass(40))).toBe(1);
});

test("a wait before a retry comes on top of the whole estimate", () => {
  const driver = started([{ id: "a", estimateMinutes: 10, retries: retries(1, 120) }]).fail("a");
  expect(left(driver)).toBe(12);
});

test("lags and earliest starts stretch it, and what else there is to do goes on meanwhile", () => {
  const ten = { estimateMinutes: 10 };
  expect(left(new RunDriver(makeSpec([{ id: "a", notBeforeMinutes: 30, ...ten }, { id: "b", ...ten }])))).toBe(40);
  const driver = started([{ id: "a", ...ten }, { id: "s", work: "none", needs: ["a"], lags: { a: 5 } }, { id: "b", needs: ["s"], ...ten }, { id: "c", needs: ["a"], ...ten }]);
  expect(left(driver)).toBe(25);
  driver.succeed("a");
  expect(left(driver.pass(2))).toBe(13);
});

test("two people's tasks on one file are not foretold side by side", () => {
  const driver = new RunDriver(makeSpec([{ id: "p", work: "person" }, { id: "q", work: "person", excludes: ["p"] }]));
  expect(left(driver)).toBe(40);
});

test("of a race the task that is over first wins: the others end with it, and give back what they hold", () => {
  const race = (id: string, estimateMinutes: number) => ({ id, race: "r", estimateMinutes });
  const after = { id: "c", needs: ["a", "b"], estimateMinutes: 5 };
  expect(left(started([race("a", 10), race("b", 60), after]))).toBe(15);
  expect(left(started([{ ...race("a", 10), uses: { db: 1 } }, { ...race("b", 60), uses: { lab: 1 } }, { id: "d", uses: { lab: 1 }, estimateMinutes: 5 }], { resources: { db: 1, lab: 1 } }))).toBe(15);
  const long = [{ ...race("b.1", 5), task: "b", index: 1, count: 2 }, { ...race("b.2", 30), task: "b", index: 2, count: 2, needs: ["b.1"] }];
  expect(left(started([race("a", 10), ...long, { id: "c", needs: ["a", "b.2"], estimateMinutes: 5 }]))).toBe(15);
});

test("a trigger that some are enough for waits for the first of them, with their lags", () => {
  const needed = [{ id: "a", estimateMinutes: 10 }, { id: "b", estimateMinutes: 20 }, { id: "c", estimateMinutes: 60 }];
  const gather = { id: "g", needs: ["a", "b", "c"], estimateMinutes: 70 };
  expect(left(started([...needed, { ...gather, trigger: { kind: "any" } }]))).toBe(80);
  expect(left(started([...needed, { ...gather, trigger: { kind: "at-least", count: 2 } }]))).toBe(90);
  expect(left(started([...needed, { ...gather, trigger: { kind: "any" }, lags: { a: 30 } }]))).toBe(90);
});

test("what is there for a failure is not needed, unless that has happened, and neither is the rest of its task", () => {
  const plan = (onFailure: "isolated" | "blocking") => [
    { id: "a", estimateMinutes: 10, onFailure },
    { id: "f.1", task: "f", index: 1, count: 2, failuresOf: [["a"]], estimateMinutes: 60 },
    { id: "f.2", task: "f", index: 2, count: 2, needs: ["f.1"], estimateMinutes: 60 },
    { id: "g", needs: ["f.2"], estimateMinutes: 5 },
  ];
  expect(left(started(plan("isolated")))).toBe(15);
  expect(left(started(plan("isolated")).fail("a"))).toBe(125);
});

test("whatever has finished is enough for a trigger that asks for no more", () => {
  const driver = started([{ id: "a", onFailure: "isolated" }, { id: "b", estimateMinutes: 10 }, { id: "g", needs: ["a", "b"], trigger: { kind: "finished" }, estimateMinutes: 5 }]).fail("a");
  expect(left(driver)).toBe(15);
});

test("nobody can say while the run is paused, over, or waits for a decision", () => {
  const paused = started(["a"]);
  paused.pause();
  expect(left(paused)).toBeNull();
  expect(left(started(["a"]).succeed("a"))).toBeNull();
  expect(left(started(["a", { id: "b", needs: ["a"] }, "c"]).fail("a"))).toBeNull();
});

test("it is known of each batch when it will be done, and the last of them is the end of the run", () => {
  const driver = started([{ id: "a", estimateMinutes: 10 }, { id: "b", needs: ["a"], estimateMinutes: 20 }, { id: "c", needs: ["a"], estimateMinutes: 5 }]).succeed("a");
  expect(Object.fromEntries([...estimateFinishes(driver.run, driver.now)].map(([id, at]) => [id, (at - driver.now) / 60_000]))).toEqual({ b: 20, c: 5 });
  driver.pause();
  expect(estimateFinishes(driver.run, driver.now).size).toBe(0);
});
