import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contractId, entryId, taskId } from "../../plan/ids.ts";
import { makeSpec } from "../testing/make-spec.ts";
import { RunDriver } from "../testing/run-driver.ts";
import type { NewEntry } from "./coordination.ts";

const LOGIN = contractId("login");

function started(): RunDriver {
  const driver = new RunDriver(makeSpec(["api", "page"], { contracts: { [LOGIN]: { name: "Log-in", producer: taskId("api"), consumers: [taskId("page")], stub: "" } } }));
  driver.start();
  return driver;
}

function post(driver: RunDriver, id: string, differs: Partial<NewEntry> = {}): string {
  const entry: NewEntry = { id: entryId(id), kind: "decision", title: id, text: id, severity: "info", files: [], subject: null, claim: null, audience: { kind: "all" }, pinned: false, supersedes: null, contract: null, ...differs };
  const result = driver.pass(1).send({ type: "board.posted", entry, by: "ann" });
  return result.kind === "applied" ? "applied" : result.message;
}
const version = { kind: "contract", contract: LOGIN } as const;
const standing = ({ run }: RunDriver) => run.coordination.board.filter(({ supersededBy }) => supersededBy === null).map(({ id }) => id);

describe("taking the place of an entry", () => {
  test("two people who replace the same entry do not both stand: the second is told", () => {
    const driver = started();
    post(driver, "first");
    expect(post(driver, "second", { supersedes: entryId("first") })).toBe("applied");
    expect(post(driver, "third", { supersedes: entryId("first") })).toBe('Something else has taken the place of "first" meanwhile');
    expect(standing(driver)).toEqual(["second"]);
  });

  test("a version of a contract makes room for its next version alone, which is numbered on", () => {
    const driver = started();
    post(driver, "v1", version);
    expect(post(driver, "other", { supersedes: entryId("v1") })).toBe("Only the next version takes the place of a version of a contract");
    expect(post(driver, "v2", { ...version, supersedes: entryId("v1") })).toBe("applied");
    expect(driver.run.coordination.board.map(({ version: number }) => number)).toEqual([1, 2]);
    expect(standing(driver)).toEqual(["v2"]);
  });

  test("whatever is posted, every entry has at most one that stands in its place, and a contract at most one version that counts", () => {
    const posts = fc.array(fc.record({ id: fc.nat(12), supersedes: fc.option(fc.nat(12)), isVersion: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(posts, (wishes) => {
        const driver = started();
        for (const { id, supersedes, isVersion } of wishes) post(driver, String(id), { ...(isVersion ? { ...version, text: `${id}` } : {}), supersedes: supersedes === null ? null : entryId(String(supersedes)) });
        const { board } = driver.run.coordination;
        for (const { id, supersededBy } of board) {
          expect(board.filter((entry) => entry.supersedes === id && entry.contract === null).length).toBeLessThanOrEqual(1);
          if (supersededBy !== null) expect(board.some((entry) => entry.id === supersededBy)).toBe(true);
        }
        const versions = board.filter(({ contract }) => contract !== null);
        expect(versions.filter(({ supersededBy }) => supersededBy === null).length).toBe(Math.min(1, versions.length));
        expect(versions.map(({ version: number }) => number)).toEqual(versions.map((_, place) => place + 1));
      }),
    );
  });
});
