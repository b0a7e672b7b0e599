import { batchId, heldLocks } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { overdueHint, thingName, unitsWords } from "./lock-words.ts";

const record = () =>
  new RecordedRun(sampleBatch("a", { excludes: [{ batch: batchId("b"), path: "src/api/**" }] }), sampleBatch("b", { excludes: [{ batch: batchId("a"), path: "src/api/**" }] })).start();

test("a lock says what it is and how much of it is held", () => {
  const { run, now } = record();
  expect(heldLocks(run, now).map((lock) => [thingName(lock.thing), unitsWords(lock)])).toEqual([
    ["src/api/**", null],
    ["Shell", "1 of 4 places"],
  ]);
});

test("the hint fits what the owner is doing", () => {
  const run = record();
  const hint = () => overdueHint(run.run, { batch: batchId("a") });
  expect(hint()).toBe("It was expected to take 20 min. No runner has taken it yet; look at the runners.");
  run.claim("a");
  expect(hint()).toMatch(/where it hangs, stop the attempt/);
  run.send({ type: "attempt.suspected", ...run.fence("a") });
  expect(hint()).toMatch(/has fallen silent/);
  run.send({ type: "attempt.stop-requested", by: "Ann", ...run.fence("a") });
  expect(hint()).toMatch(/is being stopped/);
});
