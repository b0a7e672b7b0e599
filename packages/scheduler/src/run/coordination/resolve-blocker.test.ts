import { expect, test } from "vitest";
import { batchId, blockerId, entryId, handOverId } from "../../plan/ids.ts";
import { makeSpec } from "../testing/make-spec.ts";
import { reportOf, RunDriver } from "../testing/run-driver.ts";
import type { BlockerSeverity } from "./work-report.ts";

const raise = (driver: RunDriver, severity: BlockerSeverity) =>
  driver.send({ type: "blocker.raised", by: "ann", blocker: { id: blockerId("q"), kind: "clarification", severity, title: "Which hash?", text: "", options: [], batch: batchId("a") } });
const answer = (driver: RunDriver) => driver.send({ type: "blocker.resolved", by: "bob", blocker: blockerId("q"), resolution: { how: { kind: "decision", entry: null }, text: "Argon2id" } });
const TOLD = "Which hash?: Argon2id";

function running(): RunDriver {
  const driver = new RunDriver(makeSpec([{ id: "a", acceptance: "person" }]));
  driver.start();
  driver.claim("a");
  return driver;
}

test("an answer that comes while the work is still being stopped reaches the next attempt", () => {
  const driver = running();
  const { attempt, epoch } = driver.fence("a");
  raise(driver, "moderate");
  expect(driver.phase("a")).toBe("running");
  answer(driver);
  driver.send({ type: "attempt.reported", attempt, epoch, report: reportOf({ outcome: { kind: "stopped" } }) });
  expect(driver.batch("a").attempts).toMatchObject([{ notes: null }, { notes: TOLD }]);
});

test("an answer to work that is blocked lets it go on, and reaches the next attempt", () => {
  const driver = running();
  raise(driver, "moderate");
  driver.report("a", { outcome: { kind: "stopped" } });
  expect(driver.phase("a")).toBe("blocked");
  answer(driver);
  expect(driver.batch("a").attempts.at(-1)).toMatchObject({ number: 2, notes: TOLD });
});

test("an answer to a question that stopped nothing waits for the next attempt, should there be one", () => {
  const driver = running();
  raise(driver, "minor");
  answer(driver);
  driver.report("a", { outcome: { kind: "exited", code: 1 } });
  driver.retry("a");
  expect(driver.batch("a").attempts.at(-1)).toMatchObject({ number: 2, notes: TOLD });
});

test("work that is accepted is told nothing any more", () => {
  const driver = running();
  raise(driver, "minor");
  driver.report("a");
  driver.checkIn("a", "accept");
  answer(driver);
  expect(driver.batch("a").notes).toBeNull();
});

test("what is said of work that rests on what has changed reaches whoever does it again", () => {
  const driver = new RunDriver(makeSpec([{ id: "api", acceptance: "person" }, { id: "page", needs: ["api"], acceptance: "person" }, { id: "docs", needs: ["page"] }]));
  driver.start();
  driver.succeed("api");
  driver.checkIn("api", "accept");
  driver.succeed("page");
  driver.checkIn("page", "accept");
  driver.send({ type: "batch.sent-back", batch: batchId("api"), attempts: 1, by: "ann", notes: null, tags: [] });
  const [handOver] = driver.run.coordination.handOvers;
  driver.send({ type: "hand-over.settled", handOver: handOver?.id ?? handOverId("none"), how: "again", notes: "Send the name too", by: "ann" });
  expect(driver.restart("page")).toMatchObject({ kind: "applied" });
  driver.succeed("api");
  driver.checkIn("api", "accept");
  expect(driver.batch("page").attempts.at(-1)).toMatchObject({ number: 2, notes: "Send the name too" });
});

test("a decision is only made known by an entry that stands on the board", () => {
  const driver = running();
  raise(driver, "minor");
  const result = driver.send({ type: "blocker.resolved", by: "bob", blocker: blockerId("q"), resolution: { how: { kind: "decision", entry: entryId("none") }, text: "Argon2id" } });
  expect(result).toMatchObject({ kind: "ignored", message: "There is no entry none on the board" });
});
