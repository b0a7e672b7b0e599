import { expect, test } from "vitest";
import { entryId, taskId } from "../plan/ids.ts";
import type { BoardEntry, NewEntry } from "../run/coordination/coordination.ts";
import { makeSpec } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { entryOf } from "./testing/entry-of.ts";
import { toldAttempts } from "./told-attempts.ts";

const newEntry = (id: string, supersedes: string | null = null): NewEntry => {
  const { source: _source, at: _at, version: _version, supersededBy: _supersededBy, ...entry } = entryOf(id);
  return { ...entry, supersedes: supersedes === null ? null : entryId(supersedes) };
};

test("an entry was told to the attempts that began while it stood, and to no other", () => {
  const run = new RunDriver(makeSpec(["before", "within", "after"]));
  run.start();
  run.claim("before");
  run.pass(1).send({ type: "board.posted", entry: newEntry("first"), by: "ann" });
  run.pass(1).claim("within");
  run.pass(1).send({ type: "board.posted", entry: newEntry("second", "first"), by: "ann" });
  run.pass(1).claim("after");
  const told = (id: string, ...tasks: string[]) => {
    const entry: BoardEntry | undefined = run.run.coordination.board.find((one) => one.id === id);
    return entry === undefined ? expect.fail("not on the board") : toldAttempts(run.run, entry, tasks.map(taskId)).map((attempt) => attempt.id);
  };
  expect(told("first", "before", "within", "after")).toEqual(["within#1"]);
  expect(told("second", "before", "within", "after")).toEqual(["after#1"]);
  expect(told("second", "before", "within")).toEqual([]);
});
