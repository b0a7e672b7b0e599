import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockerId } from "../plan/ids.ts";
import { emptyPlan } from "../plan/new-plan.ts";
import { makeSpec } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { byWeightOfRuns, deskLine, type RunsDeskLine } from "./desk-line.ts";
import { deskQueue } from "./desk-queue.ts";

const linesOf = (driver: RunDriver) => deskQueue(emptyPlan("P"), driver.run).map(deskLine);

describe("an item in short", () => {
  test("a check-in says which attempt it is, and whether its acceptance command failed", () => {
    const driver = new RunDriver(makeSpec([{ id: "a", acceptance: "person" }]));
    driver.start();
    driver.succeed("a");
    expect(linesOf(driver)).toMatchObject([{ key: "check-in:a#1", title: "a", kind: "check-in", attempt: 1, acceptanceFailed: false }]);
    driver.checkIn("a", "rework");
    driver.claim("a");
    driver.report("a", { acceptance: { passed: false, code: 1, tail: "" } });
    expect(linesOf(driver)).toMatchObject([{ kind: "check-in", attempt: 2, acceptanceFailed: true }]);
  });

  test("work says who has it, and a blocker is named after what it says and tells what it is about", () => {
    const driver = new RunDriver(makeSpec([{ id: "p", agent: "ann", work: "person" }], { people: ["ann"] }));
    driver.start();
    driver.take("p", "bob");
    driver.send({ type: "blocker.raised", by: "ann", blocker: { id: blockerId("q"), kind: "clarification", severity: "minor", title: "Which one?", text: "", options: [], batch: driver.batch("p").id } });
    expect(linesOf(driver)).toMatchObject([{ kind: "blocker", title: "Which one?", blocker: "clarification", severity: "minor", of: "p" }, { kind: "work", title: "p", by: "bob" }]);
  });
});

const line = fc.record({
  key: fc.constantFrom("failure:a#1", "failure:b#1", "failure:c#1"),
  since: fc.nat(2),
  holdUp: fc.record({ batches: fc.nat(2), minutes: fc.nat(2) }),
  title: fc.constant("A"),
  kind: fc.constant("failure" as const),
  number: fc.nat(3),
  isOver: fc.boolean(),
});
const idOf = ({ number, key }: RunsDeskLine): string => `${number} ${key}`;

describe("the order of a desk over several runs", () => {
  test("it is the same however the lines come, and what goes on is before what is over", () => {
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: idOf }), fc.func(fc.nat()), (lines, shuffle) => {
        const sorted = lines.toSorted(byWeightOfRuns);
        expect(lines.toSorted((one, other) => shuffle(idOf(one)) - shuffle(idOf(other))).toSorted(byWeightOfRuns)).toEqual(sorted);
        expect(sorted.findLastIndex(({ isOver }) => !isOver)).toBe(lines.filter(({ isOver }) => !isOver).length - 1);
      }),
    );
  });

  test("of what goes on, what holds up most comes first whichever run it is of, then what has waited longest", () => {
    const at = (number: number, differs: Partial<Pick<RunsDeskLine, "since" | "holdUp" | "isOver">> = {}): RunsDeskLine => ({ key: "failure:a#1", since: 0, holdUp: { batches: 0, minutes: 0 }, title: "A", kind: "failure", number, isOver: false, ...differs });
    const lines = [at(1, { since: 9 }), at(2, { since: 3 }), at(3, { since: 8, holdUp: { batches: 2, minutes: 5 } }), at(4, { isOver: true, holdUp: { batches: 9, minutes: 9 } })];
    expect(lines.toSorted(byWeightOfRuns).map(({ number }) => number)).toEqual([3, 2, 1, 4]);
  });
});
