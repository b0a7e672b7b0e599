import { batchId, pauseEffect } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { leftToPause, nextUp, policyOf, policyWords } from "./pause-words.ts";

const ids = (specs: readonly { readonly id: string }[]) => specs.map(({ id }) => id);

/** `old` has run for an hour, `new` for a minute; `later` needs both. */
const record = () => {
  const run = new RecordedRun(sampleBatch("old", { estimateMinutes: 120 }), sampleBatch("new", { estimateMinutes: 120 }), sampleBatch("later", { needs: [batchId("old"), batchId("new")] }));
  return run.start().claim("old").pass(60).claim("new").pass(1);
};

test("each choice says of every running batch whether it finishes or is handed back", () => {
  const { run, now } = record();
  const effect = (choice: "plan" | "finish" | "hand-back") => {
    const { finishing, handedBack } = pauseEffect(run, policyOf(run, choice), now);
    return [ids(finishing), ids(handedBack)];
  };
  expect(effect("plan")).toEqual([["old"], ["new"]]);
  expect(effect("finish")).toEqual([["old", "new"], []]);
  expect(effect("hand-back")).toEqual([[], ["old", "new"]]);
});

test("while a run is being paused it says what finishes and what is being ended; then what comes next", () => {
  const run = record().send({ type: "run.paused", by: "Ann", policy: null });
  expect(run.run.status).toBe("pausing");
  const left = leftToPause(run.run);
  expect([ids(left.finishing), ids(left.stopping)]).toEqual([["old"], ["new"]]);
  run.report("new", { outcome: { kind: "stopped" } }).report("old").checkIn("old", "accept");
  expect(run.run.status).toBe("paused");
  expect(ids(nextUp(run.run))).toEqual(["new"]);
});

test("a policy is told in sentences", () => {
  expect(policyWords({ handBackMinutes: 2, finishMinutes: 10, between: "finish" })).toBe("What began less than 2 min ago is handed back and done again later. What has at most 10 min left finishes. All else that runs finishes.");
  expect(policyWords({ handBackMinutes: 0, finishMinutes: 0, between: "hand-back" })).toBe("All else that runs is handed back.");
});
