import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainWait } from "./explain-wait.ts";
import { heldLocks } from "./held-locks.ts";
import { arbitraryFactSeed, factFor } from "./testing/arbitrary-fact.ts";
import { arbitrarySpec } from "./testing/arbitrary-spec.ts";
import { countHeld } from "./testing/count-held.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const started = (...args: Parameters<typeof makeSpec>) => {
  const driver = new RunDriver(makeSpec(...args));
  driver.start();
  return driver;
};

/** Each lock in a line: what, who, since which minute, who waits. */
const told = ({ run, now }: RunDriver) =>
  heldLocks(run, now).map(({ thing, batch, since, units, waiting, overdue }) => {
    const what = thing.kind === "file" ? thing.path : `${units} of ${thing.capacity} ${thing.name}`;
    return `${what}: ${batch} since ${(since - 1_000_000) / 60_000}, ${waiting.join(" ") || "nobody"} waits${overdue ? ", overdue" : ""}`;
  });

describe("held locks", () => {
  test("files are held by whoever runs, and waited for by whoever has all else", () => {
    const driver = started(["a", { id: "b", excludes: ["a"] }, { id: "c", excludes: ["a"], needs: ["b"] }]);
    expect(told(driver)).toEqual(["shared/a-b: a since 0, b waits", "shared/a-c: a since 0, nobody waits"]);
    driver.succeed("a");
    expect(told(driver)).toEqual(["shared/a-b: b since 0, nobody waits"]);
  });

  test("resources are counted by units, and only who needs more than is left waits", () => {
    const driver = started([{ id: "a", uses: { db: 2 } }, { id: "b", uses: { db: 2 } }, { id: "c", uses: { db: 1 } }], { resources: { db: 3 } });
    expect(told(driver)).toEqual(["2 of 3 db: a since 0, b waits", "1 of 3 db: c since 0, b waits"]);
  });

  test("places of an agent, and files of a person's work from when they took it up", () => {
    const driver = started([{ id: "talk", work: "person", agent: "ann", excludes: ["later"] }, { id: "more", work: "person", agent: "ann" }, { id: "later", needs: ["first"] }, "first"], { agents: { ann: 1 }, people: ["ann"] });
    expect(told(driver)).toEqual(["1 of 1 ann: talk since 0, more waits"]);
    driver.pass(3).take("talk");
    driver.succeed("first");
    expect(told(driver)).toEqual(["1 of 1 ann: talk since 0, more waits", "shared/later-talk: talk since 3, later waits"]);
  });

  test("held for more than one and a half times the estimate while somebody waits is overdue, and comes first", () => {
    const driver = started([{ id: "long", estimateMinutes: 60 }, { id: "short", estimateMinutes: 4 }, { id: "x", excludes: ["long"] }, { id: "y", excludes: ["short"] }]);
    driver.pass(6);
    expect(told(driver)).toEqual(["shared/long-x: long since 0, x waits", "shared/short-y: short since 0, y waits"]);
    driver.pass(1);
    expect(told(driver)[0]).toBe("shared/short-y: short since 0, y waits, overdue");
    driver.skip("y");
    expect(told(driver).filter((line) => line.includes("overdue"))).toEqual([]);
  });

  test("for every random run: what is held adds up to what the live attempts hold, and whoever waits for a lock is named at it", () => {
    fc.assert(
      fc.property(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 120, size: "max" }), (spec, seeds) => {
        const driver = new RunDriver(spec);
        driver.start();
        for (const seed of seeds) {
          driver.pass(seed.minutes);
          driver.send(factFor(driver.run, seed, driver.now));
        }
        const { run, now } = driver;
        const locks = heldLocks(run, now);
        const units = (kind: "resource" | "agent") => locks.filter(({ thing }) => thing.kind === kind).reduce((total, lock) => total + lock.units, 0);
        const held = countHeld(run);
        expect({ resources: units("resource"), agents: units("agent") }).toEqual({ resources: sum(held.resources), agents: sum(held.agents) });
        for (const { id } of run.spec.batches) {
          const reason = explainWait(run, id);
          if (reason?.kind !== "file" && reason?.kind !== "resource" && reason?.kind !== "agent") continue;
          const kind = reason.kind;
          const hasHolder = reason.kind !== "resource" || reason.heldBy.length > 0;
          expect(locks.some(({ thing, waiting }) => thing.kind === kind && waiting.includes(id))).toBe(hasHolder);
        }
      }),
    );
  });
});

function sum(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
